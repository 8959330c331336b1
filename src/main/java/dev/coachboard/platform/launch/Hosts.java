package dev.coachboard.platform.launch;

import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.regex.Pattern;

/** Kinds of host names, without a question to any name server. */
final class Hosts {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*\\.?");
    private static final Pattern EXAMPLE = Pattern.compile("(.*\\.)?(example\\.(com|net|org)|example|test|invalid)");

    private Hosts() {}

    static boolean isHost(String host) {
        return NAME.matcher(host).matches() || NetUtil.isValidIpV6Address(bare(host));
    }

    static boolean isLoopback(String host) {
        var name = bare(host).toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("127(\\.[0-9]{1,3}){3}")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1");
    }

    /** This machine: also the addresses that mean any of its own. */
    static boolean isThisMachine(String host) {
        return isLoopback(host) || bare(host).matches("0(\\.0){0,3}|::|(?i)(0{0,4}:){2,5}ffff:.*");
    }

    /** A name without a dot, as containers on one machine have. */
    static boolean isSingleLabel(String host) {
        return !host.contains(".") && !host.contains(":");
    }

    /** The domains of RFC 2606 that documentation uses, this project's included. */
    static boolean isExample(String host) {
        return EXAMPLE.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static String bare(String host) {
        return host.replaceAll("^\\[|]$", "");
    }
}
