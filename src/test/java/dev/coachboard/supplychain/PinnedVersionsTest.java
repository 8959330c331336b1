package dev.coachboard.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Element;

/** The same sources are built with the same tools, today and in a year. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinnedVersionsTest {

    /** Maven runs these for a jar without being asked. */
    private static final List<String> LIFECYCLE =
            List.of("clean", "resources", "compiler", "surefire", "jar", "install", "deploy", "site");

    private Element pom;

    @BeforeAll
    void read() throws Exception {
        pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
    }

    @Test
    void every_plugin_names_its_version() {
        var named = new ArrayList<String>();
        for (var plugin : elements("plugin")) {
            assertThat(child(plugin, "version")).as(child(plugin, "artifactId")).isNotBlank();
            named.add(child(plugin, "artifactId"));
        }
        for (var name : LIFECYCLE) assertThat(named).contains("maven-" + name + "-plugin");
    }

    @Test
    void no_version_moves() {
        var versions = new ArrayList<>(elements("version"));
        for (var property : children(elements("properties").get(0)))
            if (property.getTagName().endsWith(".version")) versions.add(property);
        assertThat(versions.stream()
                        .filter(version -> !isOwn(version))
                        .map(version -> version.getTextContent().strip()))
                .hasSizeGreaterThan(30)
                .noneMatch(version -> version.matches(".*(SNAPSHOT|LATEST|RELEASE|[\\[(,]).*"));
    }

    /** Of the project itself. */
    private boolean isOwn(Element version) {
        return version.getParentNode() == pom;
    }

    @Test
    void a_known_bad_version_is_known_by_its_numbers() {
        assertThat(KnownBad.isBelow("3.33.2", "3.33.2.1")).isTrue();
        assertThat(KnownBad.isBelow("3.33.2.1", "3.33.2.1")).isFalse();
        assertThat(KnownBad.isBelow("4.1.99.Final", "4.1.129.Final")).isTrue();
        assertThat(KnownBad.isBelow("4.2.0.Final", "4.1.129.Final")).isFalse();
        var bad = new KnownBad("org.yaml:snakeyaml", "2.0", "reason");
        assertThat(bad.matchesFile("org.yaml.snakeyaml-1.33.jar")).isTrue();
        assertThat(bad.matchesFile("org.yaml.snakeyaml-engine-1.33.jar")).isFalse();
    }

    private List<Element> elements(String name) {
        var found = pom.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (var i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
        return elements;
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element) children.add(element);
        return children;
    }

    private static String child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }
}
