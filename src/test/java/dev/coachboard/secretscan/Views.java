package dev.coachboard.secretscan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** The texts that one file can be read as. A secret in any of them is readable for everyone who has the file. */
final class Views {

    private static final int MOST = 16 << 20; // because an archive may unfold to any size
    private static final Pattern BASE64 = Pattern.compile("(?<![\\w+/-])[\\w+/-]{24,4000}={0,2}(?![\\w+/-])");
    private static final Pattern OTHER = Pattern.compile("[^ -~\\s]");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\r?\\n[ \\t]*");

    private Views() {}

    static Set<String> of(byte[] bytes) {
        var views = new LinkedHashSet<String>();
        add(bytes, views);
        for (var packed : unpacked(bytes)) add(packed, views);
        return views;
    }

    private static void add(byte[] bytes, Set<String> views) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        // Without zeros UTF-16 reads like UTF-8; with them the words of a binary file stay apart.
        views.add(text.replace("\0", ""));
        if (text.indexOf('\0') >= 0) views.add(OTHER.matcher(text).replaceAll(" "));
        if (text.contains("\\\n") || text.contains("\\\r\n"))
            views.add(CONTINUED.matcher(text).replaceAll(""));
        var decoded = BASE64.matcher(text)
                .results()
                .map(found -> SecretRule.decoded(found.group()))
                .filter(Views::isText)
                .map(content -> new String(content, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("\n"));
        if (!decoded.isEmpty()) views.add(decoded);
    }

    private static boolean isText(byte[] content) {
        for (var each : content) if (each < ' ' && each != '\n' && each != '\r' || each == 127) return false;
        return content.length > 0;
    }

    private static List<byte[]> unpacked(byte[] bytes) {
        var contents = new ArrayList<byte[]>();
        try {
            if (bytes.length > 4 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b)
                contents.add(new GZIPInputStream(new ByteArrayInputStream(bytes)).readNBytes(MOST));
            else if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') unzip(bytes, contents);
        } catch (IOException e) {
            // A file that only begins like an archive is read as it is.
        }
        return contents;
    }

    private static void unzip(byte[] bytes, List<byte[]> contents) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (!entry.isDirectory()) contents.add(zip.readNBytes(MOST));
        }
    }
}
