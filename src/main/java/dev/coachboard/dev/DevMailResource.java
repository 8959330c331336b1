package dev.coachboard.dev;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

@Path("/dev/mails")
class DevMailResource {

    private final DevMails mails;

    DevMailResource(DevMails mails) {
        this.mails = mails;
    }

    @GET
    @PermitAll
    public List<DevMails.DevMail> listDevMails(@QueryParam("to") String recipient) {
        return mails.findNewest(recipient);
    }
}
