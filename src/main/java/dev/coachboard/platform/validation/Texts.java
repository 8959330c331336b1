package dev.coachboard.platform.validation;

/** Patterns for optional texts, of which {@code @NotBlank} would refuse the absence. */
public final class Texts {

    /** Something that is not white space, anywhere. */
    public static final String NOT_BLANK = "[\\s\\S]*\\S[\\s\\S]*";

    private Texts() {}
}
