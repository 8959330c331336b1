package dev.coachboard.dev.stripe;

/** @param requestId of the request that did the work, also when this is a replay of its answer */
record Answer(int status, String json, String requestId, boolean replayed) {

    Answer replay() {
        return new Answer(status, json, requestId, true);
    }
}
