package dev.coachboard.platform.http;

/** The order of what every request passes before the framework's own routes. */
public final class RouteOrder {

    public static final int HEADERS = Integer.MIN_VALUE;
    public static final int COUNT = HEADERS + 1;
    public static final int ORIGIN = HEADERS + 2;
    public static final int BODY = HEADERS + 3;
    public static final int TURN = HEADERS + 4;

    private RouteOrder() {}
}
