package dev.coachboard.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One row for each mistake: the start is refused with the key and a remedy, and never with the value. */
class LaunchRulesTest {

    private static final String CANARY = "hunter2";

    @Test
    void complete_settings_are_accepted_in_each_environment() {
        for (var good : List.of(GoodSettings.production(), GoodSettings.staging(), GoodSettings.local()))
            assertThat(problems(good)).as(good.get("COACHBOARD_ENVIRONMENT")).isEmpty();
    }

    @ParameterizedTest(name = "production: {0} = {1}")
    @MethodSource("dev.coachboard.platform.launch.Mistakes#rows")
    void production_refuses(String key, String value) {
        refuses(GoodSettings.production(), key, value);
    }

    @ParameterizedTest(name = "staging: {0} = {1}")
    @MethodSource("dev.coachboard.platform.launch.Mistakes#rowsOfEveryHostedPlace")
    void staging_refuses(String key, String value) {
        refuses(GoodSettings.staging(), key, value);
    }

    private static void refuses(Map<String, String> good, String key, String value) {
        var settings = new HashMap<>(good);
        settings.put(key, value);
        var named = key.startsWith("COACHBOARD_MAIL_USER") ? "COACHBOARD_MAIL_PASSWORD" : key;
        if (key.equals("COACHBOARD_MAIL_PASSWORD")) named = "COACHBOARD_MAIL_USER";
        var problems = problems(settings);
        assertThat(problems).as("the mistake, and nothing else").hasSize(1);
        assertThat(problems.get(0))
                .startsWith("- " + named + " ")
                .contains(". ")
                .doesNotContain(CANARY);
    }

    @Test
    void live_keys_stay_out_of_staging_and_local() {
        for (var good : List.of(GoodSettings.staging(), GoodSettings.local()))
            for (var live : List.of("sk_" + "live_hunter2", "rk_" + "live_hunter2"))
                refuses(good, "COACHBOARD_STRIPE_SECRET_KEY", live);
    }

    @Test
    void a_laptop_may_do_without_encryption_on_its_own_network_alone() {
        refuses(GoodSettings.local(), "DATABASE_URL", "postgresql://u:hunter2@db.ada-coaching.org/board");
        refuses(GoodSettings.local(), "COACHBOARD_STRIPE_API_BASE", "http://stripe.ada-coaching.org");
        refuses(GoodSettings.local(), "COACHBOARD_CORS_ORIGINS", "http://www.ada-coaching.org");
        refuses(GoodSettings.local(), "COACHBOARD_PUBLIC_URL", "hunter2");
        var mail = GoodSettings.local();
        mail.put("COACHBOARD_MAIL_HOST", "smtp.ada-coaching.org");
        assertThat(problems(mail)).singleElement().asString().startsWith("- COACHBOARD_MAIL_TLS is none");
    }

    @Test
    void one_secret_does_not_serve_as_two() {
        refuses(GoodSettings.production(), "COACHBOARD_SECRET", GoodSettings.SIGNING_KEY);
        refuses(GoodSettings.production(), "COACHBOARD_SECRET_PREVIOUS", GoodSettings.SECRET);
    }

    @Test
    void everything_wrong_is_named_at_once() {
        var wrong = GoodSettings.production();
        wrong.put("COACHBOARD_SECRET", Mistakes.base64(new byte[32]));
        wrong.put("COACHBOARD_MAIL_TLS", "yes");
        wrong.put("COACHBOARD_JOBS_WORKERS", "5000");
        wrong.remove("COACHBOARD_PUBLIC_URL");
        assertThat(problems(wrong))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("- COACHBOARD_PUBLIC_URL is not set. Set it"))
                .anyMatch(line -> line.startsWith("- COACHBOARD_SECRET is not random"))
                .anyMatch(line -> line.startsWith("- COACHBOARD_MAIL_TLS is none of the three ways"))
                .anyMatch(line -> line.startsWith("- COACHBOARD_JOBS_WORKERS is no such number"));
    }

    @Test
    void a_mistyped_key_is_answered_with_the_nearest_one() {
        var wrong = GoodSettings.production();
        wrong.put("COACHBOARD_MAIL_HSOT", "smtp.ada-coaching.org");
        assertThat(problems(wrong)).singleElement().asString().contains("Did you mean COACHBOARD_MAIL_HOST?");
    }

    @Test
    void what_is_set_where_the_app_would_read_it_is_checked_too() {
        System.setProperty("coachboard.jobs.workers", "5000");
        try {
            assertThat(problems(GoodSettings.production()))
                    .singleElement()
                    .asString()
                    .startsWith("- COACHBOARD_JOBS_WORKERS");
        } finally {
            System.clearProperty("coachboard.jobs.workers");
        }
    }

    @Test
    void optional_keys_may_be_blank_and_others_may_be_left_out() {
        var sparse = GoodSettings.production();
        for (var key : List.of("TRUSTED_PROXIES", "CORS_ORIGINS", "OPERATORS", "HOME_PRACTICE", "TOKENS_ACCEPTED_KEYS"))
            sparse.put("COACHBOARD_" + key, "");
        sparse.put("COACHBOARD_RATE_LIMIT__CALLER__CAPACITY", "5");
        assertThat(problems(sparse)).isEmpty();
    }

    @Test
    void the_url_may_lie_in_a_file(@TempDir Path folder) throws Exception {
        var settings = GoodSettings.production();
        var file = Files.writeString(folder.resolve("url"), settings.remove("DATABASE_URL") + "\n");
        settings.put("DATABASE_URL_FILE", file.toString());
        assertThat(problems(settings)).isEmpty();
        Files.writeString(file, "postgresql://u:hunter2@db.ada-coaching.org/board");
        assertThat(problems(settings))
                .singleElement()
                .asString()
                .startsWith("- DATABASE_URL_FILE names another machine");
        settings.put("DATABASE_URL_FILE", "/nowhere/hunter2");
        assertThat(problems(settings)).singleElement().asString().startsWith("- DATABASE_URL_FILE names no file");
    }

    @Test
    void to_migrate_takes_the_owners_url_alone() {
        assertThat(LaunchRules.migrating(
                        Settings.of(Map.of("DATABASE_OWNER_URL", "postgresql://o:hunter2@localhost/board"))))
                .isEmpty();
        assertThat(LaunchRules.migrating(Settings.of(Map.of())))
                .singleElement()
                .asString()
                .startsWith("- DATABASE_OWNER_URL is not set");
        assertThat(LaunchRules.migrating(
                        Settings.of(Map.of("DATABASE_OWNER_URL", "postgresql://o:hunter2@db.ada-coaching.org/board"))))
                .singleElement()
                .asString()
                .contains("DATABASE_OWNER_URL", "sslmode")
                .doesNotContain("hunter2");
    }

    private static List<String> problems(Map<String, String> environment) {
        return LaunchRules.serving(Settings.of(environment));
    }
}
