package dev.coachboard.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** How long caches keep pages and what they name. The framework would have browsers keep a file for a day, unasked. */
@ApplicationScoped
class PageCaching {

    /** Short, because a file keeps its name when it changes, and a page must not meet yesterday's script for long. */
    static final String PUBLIC = "public, max-age=60, stale-while-revalidate=300";

    void register(@Observes Router router) {
        // because the handler of files comes later, and its own header yields to one that is there
        router.route("/assets/*").order(-1).handler(PageCaching::add);
    }

    private static void add(RoutingContext context) {
        context.addHeadersEndHandler(end -> {
            if (context.response().getStatusCode() < 400) context.response().putHeader("Cache-Control", PUBLIC);
        });
        context.next();
    }
}
