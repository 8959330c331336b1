package dev.coachboard.mail;

import dev.coachboard.platform.validation.Email;
import jakarta.validation.constraints.NotNull;

/** Where to send a mail to, to see whether mails arrive. */
record NewDeliveryTest(@NotNull @Email String to) {}
