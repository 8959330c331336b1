package dev.coachboard.platform.launch;

/** The provider of video meetings: both of its keys or none, and never in the clear. */
final class MeetingRules {

    private static final String URL = "COACHBOARD_MEETINGS_URL";
    private static final String KEY = "COACHBOARD_MEETINGS_KEY";
    private static final String REMEDY =
            "Set it to the provider's address, which begins with https://, or leave both out.";

    private MeetingRules() {}

    static void check(Settings settings, Problems problems) {
        var url = settings.find(URL).isPresent();
        var key = settings.find(KEY).isPresent();
        if (url && !key) problems.add(KEY, "is not set, and " + URL + " is", "Set both, or neither.");
        if (key && !url) problems.add(URL, "is not set, and " + KEY + " is", "Set both, or neither.");
        problems.refuse(settings, KEY, text -> !text.matches("[!-~]+"), "holds a space or a sign beyond ASCII", REMEDY);
        problems.refuse(settings, URL, text -> !isAddress(text, settings), "is no https address", REMEDY);
    }

    private static boolean isAddress(String text, Settings settings) {
        return AddressRules.uri(text)
                .filter(uri ->
                        uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null)
                .filter(uri -> "https".equals(uri.getScheme())
                        || settings.isLocal() && "http".equals(uri.getScheme()) && Hosts.isLoopback(uri.getHost()))
                .isPresent();
    }
}
