package dev.coachboard.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of what the jar is made of, against the jar. */
class BillOfMaterialsIT {

    private static final Path APP = Path.of("target/quarkus-app");
    private static final Path BILL = Path.of("target/bom.json");

    /** The plugin asks for a network, so a build without one leaves the bill out, or an older one behind. */
    private static List<JsonNode> components() throws Exception {
        assumeThat(BILL).exists();
        assumeThat(Files.getLastModifiedTime(BILL))
                .isGreaterThanOrEqualTo(Files.getLastModifiedTime(APP.resolve("quarkus-run.jar")));
        var bill = new ObjectMapper().readTree(BILL.toFile());
        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        var components = new ArrayList<JsonNode>();
        bill.get("components").forEach(components::add);
        return components;
    }

    @Test
    void every_library_of_the_jar_is_on_it() throws Exception {
        var listed = components().stream()
                .map(each -> text(each, "group") + "." + text(each, "name") + "-" + text(each, "version") + ".jar")
                .toList();
        assertThat(listed).containsAll(libraries());
    }

    @Test
    void each_has_a_licence_and_a_hash() throws Exception {
        assertThat(components()).isNotEmpty().allSatisfy(component -> {
            assertThat(component.path("licenses")).as(text(component, "name")).isNotEmpty();
            assertThat(component.path("hashes")).as(text(component, "name")).isNotEmpty();
        });
    }

    @Test
    void no_known_bad_version_is_in_the_jar() throws Exception {
        var libraries = libraries();
        assertThat(libraries).hasSizeGreaterThan(100);
        for (var bad : KnownBad.all())
            assertThat(libraries).as(bad.reason()).noneMatch(library -> bad.matchesFile(library));
    }

    /** Named group.artifact-version.jar. */
    private static List<String> libraries() throws Exception {
        var names = new ArrayList<String>();
        for (var folder : List.of("main", "boot"))
            try (var libraries = Files.list(APP.resolve("lib").resolve(folder))) {
                libraries.map(library -> library.getFileName().toString()).forEach(names::add);
            }
        return names;
    }

    private static String text(JsonNode component, String field) {
        return component.path(field).asText();
    }
}
