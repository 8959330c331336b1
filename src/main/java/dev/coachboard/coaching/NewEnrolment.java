package dev.coachboard.coaching;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

record NewEnrolment(@NotNull UUID programId) {}
