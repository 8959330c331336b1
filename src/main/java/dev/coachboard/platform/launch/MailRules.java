package dev.coachboard.platform.launch;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The mail server, the sender, and the addresses of the people who run the platform. */
final class MailRules {

    private static final String HOST = "COACHBOARD_MAIL_HOST";
    private static final String PORT = "COACHBOARD_MAIL_PORT";
    private static final String TLS = "COACHBOARD_MAIL_TLS";
    private static final String FROM = "COACHBOARD_MAIL_FROM";
    private static final String USER = "COACHBOARD_MAIL_USER";
    private static final String PASSWORD = "COACHBOARD_MAIL_PASSWORD";
    private static final String OPERATORS = "COACHBOARD_OPERATORS";
    private static final String HOST_REMEDY =
            "Set it to the mail server that sends for you, such as smtp.example.com, and " + PORT + ", " + USER
                    + " and " + PASSWORD + " with it, see .env.example.";
    private static final String FROM_REMEDY =
            "Set it to the address that mails come from, such as no-reply@app.example.com.";
    private static final String ADDRESS = "[^\\s@<>,;:\"()\\[\\]\\\\]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";
    private static final Pattern SENDER = Pattern.compile("(" + ADDRESS + ")|[^<>\\p{Cntrl}]*<(" + ADDRESS + ")>");

    private MailRules() {}

    static void check(Settings settings, Problems problems) {
        problems.require(settings, HOST, HOST_REMEDY);
        problems.refuse(settings, HOST, host -> !Hosts.isHost(host), "is no name of a server", HOST_REMEDY);
        problems.require(settings, FROM, FROM_REMEDY);
        settings.find(FROM)
                .flatMap(from -> sender(from, settings.isLocal()))
                .ifPresent(complaint -> problems.add(FROM, complaint, FROM_REMEDY));
        if (!settings.isLocal())
            problems.refuse(settings, HOST, Hosts::isExample, "is the documentation's example", HOST_REMEDY);
        checkLogin(settings, problems);
        checkTls(settings, problems);
        problems.refuse(
                settings,
                OPERATORS,
                list -> !Arrays.stream(list.split(",", -1)).allMatch(MailRules::isAddress),
                "holds something that is no e-mail address",
                "List the addresses of people with an account, separated by commas.");
    }

    private static boolean isAddress(String text) {
        return text.strip().matches(ADDRESS) && text.contains(".");
    }

    private static Optional<String> sender(String from, boolean local) {
        var sender = SENDER.matcher(from.strip());
        if (!sender.matches()) return Optional.of("is no e-mail address");
        var address = sender.group(1) != null ? sender.group(1) : sender.group(3);
        return !local && Hosts.isExample(address.substring(address.indexOf('@') + 1))
                ? Optional.of("is the documentation's example")
                : Optional.empty();
    }

    private static void checkLogin(Settings settings, Problems problems) {
        var user = settings.find(USER).isPresent();
        var password = settings.find(PASSWORD).isPresent();
        if (user && !password) problems.add(PASSWORD, "is not set, and " + USER + " is", "Set both, or neither.");
        if (password && !user) problems.add(USER, "is not set, and " + PASSWORD + " is", "Set both, or neither.");
    }

    private static void checkTls(Settings settings, Problems problems) {
        var tls = settings.find(TLS).orElse("required");
        var port = settings.find(PORT).orElse("587");
        if (!Set.of("required", "implicit", "none").contains(tls)) {
            problems.add(TLS, "is none of the three ways", "Set it to required, implicit or none, or leave it out.");
            return;
        }
        var host = settings.find(HOST).orElse("localhost");
        var near = Hosts.isLoopback(host) || settings.isLocal() && Hosts.isSingleLabel(host);
        if (tls.equals("none") && !near)
            problems.add(
                    TLS,
                    "is none, and the mail server is another machine: mails and the login would travel in the clear",
                    "Leave it out, or set it to implicit for port 465.");
        if (tls.equals("required") && port.equals("465"))
            problems.add(TLS, "has to be implicit for port 465", "Set it to implicit, or take port 587.");
        if (tls.equals("implicit") && (port.equals("587") || port.equals("25")))
            problems.add(
                    TLS, "is implicit, and port " + port + " begins without TLS", "Leave it out, or take port 465.");
    }
}
