package dev.coachboard.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Decides {@link NoLink}. */
public class NoLinkCheck implements ConstraintValidator<NoLink, String> {

    /**
     * A scheme, "www.", a host such as "example.com", one letter's host with a path, or four numbers. Each repetition is
     * bounded: an open one takes quadratic time, and the text is checked before its length is.
     */
    private static final Pattern LINK = Pattern.compile("""
            [\\p{L}\\p{N}]:[/\\\\]|\\bwww[.]|[\\p{L}\\p{N}-]{2}[.][\\p{L}]{2}|\\S[.][\\p{L}]{2,24}[/:?#]\
            |\\d{1,3}([.]\\d{1,3}){3}|[.]xn--""", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Full stops that browsers take for the dot of a host, and characters that cannot be seen. */
    private static final Pattern OTHER_DOTS = Pattern.compile("[\u3002\uff0e\uff61]");

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    @Override
    public boolean isValid(String name, ConstraintValidatorContext context) {
        if (name == null) return true;
        var plain =
                UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
        return !LINK.matcher(OTHER_DOTS.matcher(plain).replaceAll(".")).find();
    }
}
