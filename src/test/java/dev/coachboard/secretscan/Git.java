package dev.coachboard.secretscan;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The installed git, asked about one repository. */
final class Git {

    private final Path repository;

    Git(Path repository) {
        this.repository = repository;
    }

    interface Visitor {
        void visit(String id, String type, String path, byte[] content) throws Exception;
    }

    List<String> lines(String... arguments) throws Exception {
        var process = start(arguments);
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("git " + arguments[0] + " failed");
        return output.lines().toList();
    }

    /** The oldest commit that brought this version of a file. */
    String commitOf(String blob) throws Exception {
        var commits = lines("log", "--all", "--format=%h", "--abbrev=12", "--find-object=" + blob);
        return commits.isEmpty() ? "unknown" : commits.get(commits.size() - 1);
    }

    /** Each object once, trees left out. */
    void objects(Visitor visitor) throws Exception {
        var names = lines("rev-list", "--objects", "--all");
        var process = start("cat-file", "--batch");
        var feeder = new Thread(() -> feed(process, names));
        feeder.setDaemon(true);
        feeder.start();
        try (var output = new DataInputStream(process.getInputStream())) {
            for (var name : names) {
                var header = header(output).split(" ");
                var content = output.readNBytes(Integer.parseInt(header[2]));
                output.readByte();
                var path = name.length() > 41 ? name.substring(41) : "";
                if (!header[1].equals("tree")) visitor.visit(header[0], header[1], path, content);
            }
        } finally {
            process.destroy();
        }
    }

    private static void feed(Process process, List<String> names) {
        try (var input = process.getOutputStream()) {
            for (var name : names) input.write((name.substring(0, 40) + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static String header(DataInputStream output) throws IOException {
        var header = new StringBuilder();
        for (var next = output.readByte(); next != '\n'; next = output.readByte()) header.append((char) next);
        return header.toString();
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
