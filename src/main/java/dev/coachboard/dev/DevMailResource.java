package dev.coachboard.dev;

import dev.coachboard.platform.problem.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Shows what was mailed: to people as pages, to scripts as JSON. */
@Path("/dev/mails")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_JSON)
class DevMailResource {

    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";

    /** A mail may do here what it may do in a mail reader: look nice. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private final DevMails mails;

    DevMailResource(DevMails mails) {
        this.mails = mails;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public List<DevMails.DevMail> listDevMails(@QueryParam("to") String recipient) {
        return mails.findNewest(recipient);
    }

    @GET
    @PermitAll
    @Produces("text/html;charset=utf-8;qs=0.5")
    public Response showDevMails(@QueryParam("to") String recipient) {
        return html(DevMailPages.list(mails.findNewest(recipient)), PAGE_POLICY);
    }

    @GET
    @Path("{id}")
    @PermitAll
    public Response showDevMail(@PathParam("id") int id) {
        return html(DevMailPages.message(id, mails.require(id)), PAGE_POLICY);
    }

    @GET
    @Path("{id}/html")
    @PermitAll
    public Response showDevMailBody(@PathParam("id") int id) {
        // because a frame may not lead anywhere, a link opens a page of its own
        var body = mails.require(id).html().replaceFirst("<head>", "<head><base target=\"_blank\">");
        return html(body, MAIL_POLICY);
    }

    @GET
    @Path("{id}/files/{number}")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response readDevMailFile(@PathParam("id") int id, @PathParam("number") int number) {
        var files = mails.require(id).files();
        if (number < 0 || number >= files.size()) throw new NotFound("file");
        var file = files.get(number);
        var bytes = ReceivedMail.read(() -> file.getInputStream().readAllBytes());
        return Response.ok(bytes, "application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + ReceivedMail.read(file::getFileName) + "\"")
                .build();
    }

    private static Response html(String page, String policy) {
        return Response.ok(page, "text/html; charset=utf-8")
                .header(POLICY_HEADER, policy)
                .build();
    }
}
