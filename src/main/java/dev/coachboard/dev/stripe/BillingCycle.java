package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** When periods end: always counted from the anchor, so that a 31st comes back after a February. */
record BillingCycle(Instant anchor, ChronoUnit unit, int count) {

    static BillingCycle of(Instant anchor, JsonNode price) {
        var unit = ChronoUnit.valueOf(Json.text(price, "/recurring/interval").toUpperCase(Locale.ROOT) + "S");
        return new BillingCycle(
                anchor, unit, price.at("/recurring/interval_count").asInt());
    }

    Instant nextAfter(Instant instant) {
        var start = anchor.atZone(ZoneOffset.UTC);
        var passed = unit.between(start, instant.atZone(ZoneOffset.UTC)) / count;
        var n = Math.max(0, passed - 1);
        while (!start.plus(n * count, unit).toInstant().isAfter(instant)) n++;
        return start.plus(n * count, unit).toInstant();
    }
}
