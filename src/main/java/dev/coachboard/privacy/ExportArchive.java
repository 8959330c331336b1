package dev.coachboard.privacy;

import dev.coachboard.identity.PracticeDirectory;
import dev.coachboard.jobs.PermanentFailure;
import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalData;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/** Packs all that is kept about a client into one ZIP. */
@ApplicationScoped
class ExportArchive {

    private final List<PersonalData> features;
    private final Subjects subjects;
    private final PracticeDirectory practices;
    private final DataSource database;

    ExportArchive(
            @All List<PersonalData> features, Subjects subjects, PracticeDirectory practices, DataSource database) {
        this.features = features;
        this.subjects = subjects;
        this.practices = practices;
        this.database = database;
    }

    /** One at a time on each instance, since it is all in memory until it is stored. */
    synchronized byte[] pack(Export export) throws IOException, SQLException, PermanentFailure {
        var who = subjects.of(export.clientId());
        var target = new BoundedBytes();
        try (var zip = new ZipOutputStream(target, StandardCharsets.UTF_8)) {
            var counts = rows(who, export.isByClient(), zip);
            for (var feature : features) feature.documents(who, (path, body) -> put(zip, path, body));
            put(zip, "README.txt", readme(export, counts));
        } catch (BoundedBytes.TooLarge e) {
            throw new PermanentFailure(e.getMessage());
        }
        return target.toByteArray();
    }

    private Map<String, Integer> rows(DataSubject who, boolean byClient, ZipOutputStream zip)
            throws IOException, SQLException {
        var counts = new TreeMap<String, Integer>();
        try (var rows = new PersonalRows(database, who, byClient)) {
            for (var feature : features)
                for (var area : feature.areas(who)) {
                    zip.putNextEntry(new ZipEntry(area.name() + ".json"));
                    counts.put(area.name(), rows.write(area, zip));
                    zip.closeEntry();
                }
        }
        return counts;
    }

    /** A path goes nowhere but down, whoever unpacks it and however. */
    private static void put(ZipOutputStream zip, String path, byte[] body) throws IOException {
        if (!path.matches("([A-Za-z0-9][A-Za-z0-9.-]*/)*[A-Za-z0-9][A-Za-z0-9.-]*"))
            throw new IllegalArgumentException("Not a name for a file in an export");
        zip.putNextEntry(new ZipEntry(path));
        zip.write(body);
        zip.closeEntry();
    }

    private byte[] readme(Export export, Map<String, Integer> counts) {
        return new ExportReadme(practices.settings().name(), export, counts)
                .text()
                .getBytes(StandardCharsets.UTF_8);
    }
}
