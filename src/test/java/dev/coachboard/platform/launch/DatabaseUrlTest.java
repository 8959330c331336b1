package dev.coachboard.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    @Test
    void the_form_that_hosts_hand_out_is_read() {
        var url = DatabaseUrl.parse(
                "postgresql://coachboard_app:p%40ss%3Aword@db.example.com:6432/board?sslmode=require");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:6432/board?sslmode=require");
        assertThat(url.user()).isEqualTo("coachboard_app");
        assertThat(url.password()).isEqualTo("p@ss:word");
    }

    @Test
    void the_short_scheme_and_the_jdbc_form_are_read_too() {
        assertThat(DatabaseUrl.parse("postgres://u:p@h/d").jdbcUrl()).isEqualTo("jdbc:postgresql://h/d");
        assertThat(DatabaseUrl.parse("jdbc:postgresql://h:1/d?user=u").jdbcUrl())
                .isEqualTo("jdbc:postgresql://h:1/d?user=u");
    }

    @Test
    void what_is_no_database_url_is_refused_without_repeating_it() {
        for (var wrong :
                new String[] {"hunter2", "mysql://u:hunter2@h/d", "postgresql://hunter2", "postgresql://u:hun ter2@h/d"
                }) assertThatThrownBy(() -> DatabaseUrl.parse(wrong)).hasMessageNotContaining("hun");
    }
}
