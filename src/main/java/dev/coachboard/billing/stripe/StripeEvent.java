package dev.coachboard.billing.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What Stripe tells: that something changed, and how it looks since.
 *
 * @param createdAt in whole seconds, so that several may have the same
 * @param account whose event it is, where Stripe says so; null otherwise
 * @param object the changed thing, whole
 */
public record StripeEvent(
        String id, String type, String apiVersion, Instant createdAt, boolean live, String account, JsonNode object) {

    private static final Pattern ID = Pattern.compile("evt_[A-Za-z0-9_]{1,100}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");

    /** @throws UnreadableNews if it is no event at all */
    static StripeEvent parse(byte[] body) {
        try {
            return of(StripeJson.read(body));
        } catch (IOException e) {
            throw new UnreadableNews("no JSON");
        }
    }

    private static StripeEvent of(JsonNode event) {
        var json = new StripeJson(event);
        var id = json.text("id");
        var type = json.text("type");
        if (!ID.matcher(id).matches() || !TYPE.matcher(type).matches()) throw new UnreadableNews("no id or type");
        return new StripeEvent(
                id,
                type,
                json.optionalText("api_version"),
                json.instant("created"),
                json.flag("livemode"),
                json.optionalText("account"),
                json.node("data", "object"));
    }

    public boolean isAbout(String kind) {
        return type.startsWith(kind + ".");
    }

    /** Empty text for a thing that has no customer. */
    public String customerId() {
        return Objects.toString(new StripeJson(object).reference("customer"), "");
    }
}
