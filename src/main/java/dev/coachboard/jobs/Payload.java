package dev.coachboard.jobs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * What is stored of a job.
 *
 * @param practiceId whose work it is; null for work that belongs to no practice
 * @param error why it failed last, without anybody's data; null when it has not failed
 */
@JsonIgnoreProperties(ignoreUnknown = true) // because the next version may add to it while this one still works
record Payload(UUID practiceId, JsonNode data, String error) {

    Payload failed(String why) {
        return new Payload(practiceId, data, why);
    }

    /** As it was before anybody tried. */
    Payload fresh() {
        return new Payload(practiceId, data, null);
    }
}
