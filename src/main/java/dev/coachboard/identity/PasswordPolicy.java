package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unprocessable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses new passwords that an attacker tries first: common ones, simple patterns, and the person's own names. */
final class PasswordPolicy {

    private static final int SHORTEST_NAME = 3; // because shorter parts of a name stand in many good passwords
    private static final int LEAST_BESIDE_NAMES = 6; // because fewer characters beside a name are guessed in minutes
    private static final List<String> SEQUENCES = withReversed(
            "abcdefghijklmnopqrstuvwxyzabcdefghijklm",
            "012345678901234567890123456789",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm",
            "1q2w3e4r5t6y7u8i9o0p",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p");

    private static final Set<String> COMMON = read();

    private PasswordPolicy() {}

    /** @param pointer the field that holds the password */
    static void check(String password, String pointer, String... names) {
        var plain = plain(password);
        if (isCommon(plain))
            throw new Unprocessable("common-password", "This password is one that attackers try first").at(pointer);
        if (isLittleBesides(names, plain))
            throw new Unprocessable("personal-password", "This password is little more than a name of yours")
                    .at(pointer);
    }

    private static boolean isCommon(String plain) {
        return plain.chars().distinct().count() <= 4
                || SEQUENCES.stream().anyMatch(sequence -> sequence.contains(plain))
                || variants(plain).anyMatch(text -> COMMON.contains(text) || isRepeated(text));
    }

    private static boolean isRepeated(String plain) {
        for (var length = 1; length <= plain.length() / 2; length++) {
            var unit = plain.substring(0, length);
            var isWhole = unit.repeat(plain.length() / length).equals(plain);
            if (isWhole && (length <= 4 || COMMON.contains(unit))) return true;
        }
        return false;
    }

    /** As typed, with letters for digits that look like them, and without digits at either end. */
    private static Stream<String> variants(String plain) {
        return Stream.of(plain, letters(plain))
                .flatMap(text -> Stream.of(text, text.replaceAll("[0-9]+$", ""), text.replaceAll("^[0-9]+", "")))
                .flatMap(text -> Stream.of(text, letters(text)));
    }

    private static String letters(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't');
    }

    private static boolean isLittleBesides(String[] names, String plain) {
        var rest = plain;
        for (var part : parts(names)) rest = rest.replace(part, "");
        return rest.length() < plain.length() && rest.length() < LEAST_BESIDE_NAMES;
    }

    /** Longest first, so that a whole name goes before a part of it. */
    private static List<String> parts(String... names) {
        return Arrays.stream(names)
                .filter(Objects::nonNull)
                .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))))
                .map(PasswordPolicy::plain)
                .filter(part -> part.length() >= SHORTEST_NAME)
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static List<String> withReversed(String... sequences) {
        return Arrays.stream(sequences)
                .flatMap(text ->
                        Stream.of(text, new StringBuilder(text).reverse().toString()))
                .toList();
    }

    private static Set<String> read() {
        try (var file = PasswordPolicy.class.getResourceAsStream("/passwords/common.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
