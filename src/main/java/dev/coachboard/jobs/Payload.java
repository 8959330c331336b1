package dev.coachboard.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * What is stored of a job.
 *
 * @param practiceId whose work it is; null for work that belongs to no practice
 */
record Payload(UUID practiceId, JsonNode data) {}
