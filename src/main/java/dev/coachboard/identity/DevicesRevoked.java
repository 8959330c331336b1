package dev.coachboard.identity;

import java.util.Set;
import java.util.UUID;

/** Devices are signed out; what their tokens are remembered by goes when the transaction has committed. */
record DevicesRevoked(Set<UUID> deviceIds) {}
