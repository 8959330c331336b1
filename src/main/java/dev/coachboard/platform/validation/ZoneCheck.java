package dev.coachboard.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.ZoneId;

/** Decides {@link Zone}. */
public class ZoneCheck implements ConstraintValidator<Zone, String> {

    @Override
    public boolean isValid(String zone, ConstraintValidatorContext context) {
        if (zone == null) return true;
        return zone.equals("UTC")
                || zone.contains("/") && ZoneId.getAvailableZoneIds().contains(zone);
    }
}
