package dev.coachboard.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages. None holds anybody's data, not even the app's shell, so every cache may keep them. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.WILDCARD)
class PageResource {

    private final String practice;

    PageResource(WebConfig config) {
        practice = escape(config.homePractice().orElse(""));
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response showHome() throws IOException {
        return page(read("home").replace("{practice}", practice));
    }

    @GET
    @Path("{name: login|app|verify-email|reset-password|accept-invitation}")
    @PermitAll
    @Operation(hidden = true)
    public Response showPage(@PathParam("name") String name) throws IOException {
        return page(read(name));
    }

    /** For an attribute in double quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private static Response page(String html) {
        return Response.ok(html, "text/html; charset=utf-8")
                .header("Cache-Control", PageCaching.PUBLIC)
                .build();
    }

    private static String read(String name) throws IOException {
        try (var page = PageResource.class.getResourceAsStream("/pages/" + name + ".html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
