package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is said of a failure, and what the job library can repeat of it. */
class JobFailedTest {

    @Test
    void a_failure_that_was_foreseen_is_named_without_an_address_or_a_place() {
        var failed = new JobFailed(new IOException("no such user <maya@example.com>"));
        assertThat(failed.reason()).isEqualTo("IOException: no such user <***>");
        assertThat(failed.reasonAndPlace()).isEqualTo("IOException: no such user <***>");
    }

    @Test
    void a_failure_of_our_code_has_its_line_in_the_log() {
        var failed = new JobFailed(new NullPointerException());
        assertThat(failed.reason()).isEqualTo("NullPointerException");
        assertThat(failed.reasonAndPlace())
                .matches("NullPointerException at dev\\.coachboard\\.jobs\\.JobFailedTest:\\d+");
    }

    @Test
    void a_failure_is_one_line() {
        var failed = new JobFailed(new IOException("one\r\ntwo\u2028three\u001b[31m"));
        assertThat(failed.reason()).isEqualTo("IOException: one two three [31m");
    }

    @Test
    void data_that_cannot_be_read_is_not_quoted() {
        try {
            new ObjectMapper().readTree("maya-okafor");
        } catch (IOException unreadable) {
            assertThat(new JobFailed(new UncheckedIOException(unreadable)).reason())
                    .isEqualTo("JsonParseException");
        }
    }

    @Test
    void a_database_error_is_its_state() {
        var refused = new SQLException("invalid input syntax for type uuid: \"maya\"", "22P02");
        assertThat(new JobFailed(new IllegalStateException("insert into clients values ('Maya')", refused)).reason())
                .isEqualTo("IllegalStateException: SQL state 22P02");
    }

    @Test
    void the_library_gets_no_message_no_cause_and_no_stack() {
        var failed = JobFailed.of(JobFailed.of(new IOException("no such user <maya@example.com>")));
        assertThat(failed).hasMessage("The job failed").hasNoCause();
        assertThat(failed.getStackTrace()).isEmpty();
        assertThat(failed.reason()).startsWith("IOException");
    }
}
