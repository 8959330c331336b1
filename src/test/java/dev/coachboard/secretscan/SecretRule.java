package dev.coachboard.secretscan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A kind of secret: the pattern's first group is the secret, unless it has none. */
record SecretRule(String type, Pattern pattern, Predicate<String> isReal) {

    /** Values that documentation and tests write where a secret would stand. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)[x*.•-]+|.*(hunter|example|changeme|change-me|your[-_]|only-for-this-test|dummy|\\.\\.\\.).*"
                    + "|[a-z_.-]*pass(word|wort)[a-z_.-]*"
                    + "|secret|pass|postgres|none|null|true|false|trusted|x|p|pw|required|optional|(/[\\w.%~-]*)+");

    private static final String NAME =
            "(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|signing[_-]?key|private[_-]?key)";

    /** Words without which a rule cannot match; looking for one costs far less than the pattern. */
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("stripe-key", "k_"),
            Map.entry("stripe-webhook-secret", "whsec_"),
            Map.entry("jwt", "eyj"),
            Map.entry("pem-key", "private key"),
            Map.entry("aws-secret-key", "aws"),
            Map.entry("slack-hook", "hooks.slack"),
            Map.entry("slack-token", "xox"),
            Map.entry("google-key", "aiza"),
            Map.entry("sentry-dsn", "https://"),
            Map.entry("sendgrid-key", "sg."),
            Map.entry("basic-login", "basic"),
            Map.entry("bearer-token", "bearer"),
            Map.entry("netrc", "login"),
            Map.entry("connection-string", "://"));

    static final List<SecretRule> ALL = List.of(
            of("stripe-key", "\\b((?:sk|rk)_(?:test|live)_[A-Za-z0-9]{10,})"),
            of("stripe-webhook-secret", "\\b(whsec_[A-Za-z0-9+/=]{12,})"),
            of("jwt", "\\b(eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{16,})"),
            of("pem-key", "(-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:\\\\[nr]|[\\s\"'+])*[A-Za-z0-9+/=]{16,})"),
            new SecretRule(
                    "der-key",
                    Pattern.compile("\\b(MI[A-Za-z0-9+/]{50,}(?:\\r?\\n[ \\t]*[A-Za-z0-9+/]+)*={0,2})"),
                    SecretRule::isPrivateKey),
            of("aws-access-key", "\\b((?:AKIA|ASIA)[0-9A-Z]{16})\\b"),
            of("aws-secret-key", "(?i)aws.{0,20}(?:secret|key).{0,12}[\"'=:\\s]([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"),
            of("slack-hook", "(https://hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w/-]{16,})"),
            of("slack-token", "\\b(xox[abeprs]-[\\w-]{10,})"),
            of("github-token", "\\b(gh[opsur]_[A-Za-z0-9]{36,}|github_pat_\\w{40,})"),
            of("google-key", "\\b(AIza[\\w-]{35})"),
            of("sentry-dsn", "(https://[0-9a-f]{32}(?::[0-9a-f]{32})?@[\\w.-]+/[0-9]+)"),
            of("sendgrid-key", "\\b(SG\\.[\\w-]{16,}\\.[\\w-]{32,})"),
            filled("basic-login", "(?i)\\bbasic\\s+([A-Za-z0-9+/]{16,}={0,2})(?![\\w+/])", SecretRule::isLogin),
            real("bearer-token", "(?i)\\bbearer\\s+([\\w.~+/-]{20,})"),
            filled("netrc", "\\blogin\\s+\\S+\\s+password\\s+(\\S{6,})", SecretRule::isFilled),
            filled("pgpass", "(?m)^[\\w.*-]+:(?:[0-9]{2,5}|\\*):[\\w*]+:\\w+:([^:\\s]{6,})\\s*$", SecretRule::isFilled),
            filled(
                    "connection-string",
                    "\\b[a-z][a-z0-9+:]{2,24}://[^\\s:/@\"'`<>{}$]*:([^\\s@/\"'`<>{}$]{3,})@[\\w\\[]",
                    SecretRule::isFilled),
            filled(
                    "connection-string",
                    "\\b(?:jdbc:)?[a-z]{3,}://[^\\s\"'<>]*[?&;](?i:password|pwd)=([^\\s&;\"'<>{}$]{3,})",
                    SecretRule::isFilled),
            real("password", "(?i)<[\\w.:-]*" + NAME + ">\\s*([^\\s<>{}$]{8,})\\s*</"),
            real("password", "(?i)--password[= ]([^\\s\"'<>{}$]{8,})"),
            real("password", "(?i)password(?: is|:) `([^`\\s]{8,})`"),
            // In code a literal, since an unquoted value there is an expression.
            real("password", "(?i)" + NAME + "[\"']?\\s*(?:[:=,]|=>|:=)\\s*[\"']([^\\s\"'\\\\{}$<>()]{8,})[\"']"),
            // In files of settings anything after the sign.
            new SecretRule(
                    "password",
                    Pattern.compile("(?im)^\\s*(?:export\\s+|-\\s+)?[\\w.-]*" + NAME
                            + "[ \\t]*[:=][ \\t]*([^\\s\"'\\\\{}$<>();,]{8,})\\s*$"),
                    SecretRule::isNoName),
            filled(
                    "password",
                    "(?im)^\\s*(?:export\\s+|-\\s+)?[\\w.-]*(?:password|passwd|pwd)[ \\t]*[:=][ \\t]*"
                            + "([^\\s\"'\\\\{}$<>();,]{8,})\\s*$",
                    SecretRule::isFilled),
            filled(
                    "password",
                    "(?i)(?:password|passwd|pwd)[\"']?\\s*[:=]\\s*[\"']([^\"'\\\\{}$<>\\n]{8,})[\"']",
                    SecretRule::isFilled));

    private static SecretRule of(String type, String pattern) {
        return new SecretRule(type, Pattern.compile(pattern), value -> true);
    }

    private static SecretRule real(String type, String pattern) {
        return new SecretRule(type, Pattern.compile(pattern), SecretRule::isNoName);
    }

    /** @param lowered the text in small letters */
    boolean mayMatch(String lowered) {
        return lowered.contains(HINTS.getOrDefault(type, ""));
    }

    private static SecretRule filled(String type, String pattern, Predicate<String> isReal) {
        return new SecretRule(type, Pattern.compile(pattern), isReal);
    }

    private static boolean isFilled(String value) {
        return !PLACEHOLDER.matcher(value).matches();
    }

    private static boolean isLogin(String base64) {
        var login = new String(decoded(base64), StandardCharsets.ISO_8859_1).split(":", 2);
        return login.length == 2 && login[1].length() > 5 && login[1].matches("[ -~]+") && isFilled(login[1]);
    }

    /** @return nothing if it is no base64 */
    static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** A secret mixes kinds of characters; the name of a thing, a path or a key has letters and separators alone. */
    private static boolean isNoName(String value) {
        if (PLACEHOLDER.matcher(value).matches()) return false;
        if (value.matches("(?=.*[a-z])(?=.*[A-Z])(?:[A-Za-z]*[0-9]){3,}[A-Za-z]*") && value.length() >= 12) return true;
        return value.chars().anyMatch(Character::isDigit)
                        && value.chars().anyMatch(Character::isLetter)
                        && !value.matches("[a-z]+\\d?([._-][a-z0-9]+)*|[A-Z_0-9]+|[a-z]+[A-Z]\\w*|[0-9.]+[A-Z]|/\\S*")
                || value.matches("(?=.*[^\\w./:-])(?=.*[a-z]).{8,}") && !value.matches("[\\w-]+(,[\\w-]+)+");
    }

    /** A sequence that begins with the number 0, as private keys do and certificates do not. */
    private static boolean isPrivateKey(String base64) {
        var start = Base64.getDecoder().decode(base64.substring(0, 24));
        var content = (start[1] & 0xff) == 0x82 ? 4 : 3;
        return start[0] == 0x30 && start[content] == 2 && start[content + 1] == 1 && start[content + 2] <= 1;
    }
}
