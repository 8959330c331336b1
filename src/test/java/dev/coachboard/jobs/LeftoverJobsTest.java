package dev.coachboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A class begins with an empty queue, whatever ran before it. */
@QuarkusTest
class LeftoverJobsTest {

    private static long found;

    /** After the extension, and before any test of this class. */
    @BeforeAll
    static void look() {
        found = TestDatabase.count("select count(*) from jobs where task_instance <> 'recurring'");
    }

    @Test
    void a_class_finds_no_jobs_of_an_earlier_one() {
        assertThat(found).isZero();
    }

    @Test
    void jobs_are_removed_and_recurring_ones_stay() {
        insert("leftover");
        insert("recurring");
        EmptyQueue.empty();
        assertThat(TestDatabase.column("select task_instance from jobs where task_name = 'of-an-earlier-class'"))
                .containsExactly("recurring");
        TestDatabase.update("delete from jobs where task_name = 'of-an-earlier-class'");
    }

    private static void insert(String instance) {
        TestDatabase.update("""
                insert into jobs (task_name, task_instance, execution_time, picked, version)
                values ('of-an-earlier-class', ?, now(), false, 1)
                """, instance);
    }
}
