package dev.coachboard.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One event is one line, whatever it repeats. */
class OneLineFilterTest {

    private static final String ENDS_OF_LINES = "\\R";

    @ParameterizedTest
    @ValueSource(
            strings = {"\r", "\n", "\r\n", "\u0085", "\u2028", "\u2029", "\u001b[2J", "\u0007", "\u202e", "\u0000"})
    void a_message_is_one_line_in_both_formats(String hostile) {
        var message = "before" + hostile + "12:00:00 ERROR forged";
        var plain = new PatternFormatter("%-5p %s%e%n").format(event(message, null));
        assertThat(plain.strip()).doesNotContain(hostile).doesNotContainPattern(ENDS_OF_LINES);
        var json = new JsonFormatter().format(event(message, null, true));
        assertThat(json.strip()).doesNotContain(hostile).doesNotContainPattern(ENDS_OF_LINES);
        assertThat(plain).contains("before", "forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\u0085", "\u2028", "\u2029", "\u001b[2J"})
    void an_exception_forges_no_line_and_keeps_its_stack(String hostile) throws Exception {
        var cause = new IllegalStateException("cause" + hostile + "12:00:00 ERROR forged");
        cause.addSuppressed(new IllegalStateException("suppressed" + hostile + "12:00:00 ERROR forged"));
        var failure = new RuntimeException("top" + hostile + "12:00:00 ERROR forged", cause);
        var plain = new PatternFormatter("%-5p %s%e%n").format(event("Unexpected failure", failure));
        assertThat(plain.split(ENDS_OF_LINES)).noneMatch(line -> line.startsWith("12:00:00"));
        assertThat(plain)
                .contains("RuntimeException: top", "Caused by: java.lang.IllegalStateException: cause", "\tat ")
                .doesNotContain(hostile + "12:00:00");
        var formatter = new JsonFormatter();
        formatter.setExceptionOutputType(JsonFormatter.ExceptionOutputType.FORMATTED);
        var json = formatter.format(event("Unexpected failure", failure, true));
        assertThat(json.strip()).doesNotContainPattern(ENDS_OF_LINES);
        assertThat(new ObjectMapper().readTree(json).path("stackTrace").asText())
                .contains("RuntimeException: top");
    }

    @Test
    void exceptions_that_cause_each_other_end() {
        var one = new RuntimeException("one\n");
        one.initCause(new RuntimeException("two", one));
        assertThat(new PatternFormatter("%s%e%n").format(event("x", one))).contains("one\\u000a");
    }

    @Test
    void parameters_are_escaped_with_the_message_and_plain_events_stay_as_they_are() {
        var event = new ExtLogRecord(Level.INFO, "Job %s failed", ExtLogRecord.FormatStyle.PRINTF, "test");
        event.setParameters(new Object[] {"a\nb"});
        assertThat(filtered(event, false).getFormattedMessage()).isEqualTo("Job a\\u000ab failed");
        var failure = new RuntimeException("fine");
        assertThat(event("fine", failure).getThrown()).isSameAs(failure);
        var ofDatabase = new RuntimeException("ERROR: no\n  Position: 7");
        assertThat(event("fine", ofDatabase, true).getThrown()).isSameAs(ofDatabase);
    }

    private static ExtLogRecord event(String message, Throwable thrown) {
        return event(message, thrown, false);
    }

    private static ExtLogRecord event(String message, Throwable thrown, boolean json) {
        var event = new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.NO_FORMAT, "test");
        event.setThrown(thrown);
        return filtered(event, json);
    }

    private static ExtLogRecord filtered(ExtLogRecord event, boolean json) {
        assertThat(new OneLineFilter(json).isLoggable(event)).isTrue();
        return event;
    }
}
