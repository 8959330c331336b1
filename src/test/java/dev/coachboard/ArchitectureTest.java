package dev.coachboard;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house rules, as plain tests. */
class ArchitectureTest {

    /** Top-down: a module may use only what stands below it. */
    private static final List<String> MODULES = List.of(
            "dev",
            "launchcheck",
            "web",
            "dashboard",
            "privacy",
            "billing",
            "booking",
            "coaching",
            "identity",
            "mail",
            "jobs",
            "platform");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.coachboard");

    @Test
    void a_module_uses_only_the_modules_below_it() {
        for (var i = 1; i < MODULES.size(); i++) {
            var above = MODULES.subList(0, i).stream()
                    .map(ArchitectureTest::packages)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(packages(MODULES.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void every_package_belongs_to_a_listed_module() {
        var modules = CLASSES.stream()
                .map(type -> type.getPackageName().replaceFirst("^dev\\.coachboard\\.?", ""))
                .map(name -> name.split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(MODULES).containsAll(modules);
    }

    @Test
    void every_operation_says_who_may_call_it() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(CLASSES);
    }

    /** Without them the framework writes any type that is asked for, and reads JSON out of plain text. */
    @Test
    void every_resource_declares_the_media_types_that_it_takes_and_gives() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(Produces.class)
                .andShould()
                .beAnnotatedWith(Consumes.class)
                .check(CLASSES);
    }

    @Test
    void time_comes_from_the_one_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("dev"), "dev.coachboard.platform.time")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    /** A stream that nobody closes keeps its connection, also while the request waits for a server outside. */
    @Test
    void a_query_gives_lists_and_no_open_streams() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("getResultStream|scroll|streamAll")))
                .orShould()
                .callMethodWhere(
                        target(nameMatching("stream")).and(target(owner(resideInAPackage("io.quarkus.hibernate..")))))
                .check(CLASSES);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .check(CLASSES);
    }

    private static String packages(String module) {
        return "dev.coachboard." + module + "..";
    }
}
