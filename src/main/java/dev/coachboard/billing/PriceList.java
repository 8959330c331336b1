package dev.coachboard.billing;

import java.util.List;
import java.util.UUID;

/**
 * What a practice sells, as it was read.
 *
 * @param before how many writes of plans this instance had seen when the reading began
 */
record PriceList(UUID practiceId, long before, List<PlanOffer> offers) {}
