package dev.coachboard.platform.http;

/** The kind of proxy in front of the app. It decides which header names the client. */
public enum Edge {
    /** Nothing: the peer of a connection is the client. */
    NONE,
    /** Proxies that extend X-Forwarded-For. */
    PROXY,
    /** Cloudflare, which overwrites CF-Connecting-IP. Any other proxy passes that header on as the client wrote it. */
    CLOUDFLARE
}
