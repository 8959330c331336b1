package dev.coachboard.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Set;

/** Decides {@link Visible}. */
public class VisibleCheck implements ConstraintValidator<Visible, String> {

    /** Letters and symbols that draw nothing: Hangul fillers, the empty braille pattern, the empty note head. */
    private static final Set<Integer> EMPTY_GLYPHS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x1D159);

    /** Spaces are left to the constraints for blank texts, which name them better. */
    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text == null || text.isBlank() || text.codePoints().anyMatch(VisibleCheck::isVisible);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !EMPTY_GLYPHS.contains(c);
        };
    }
}
