package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/** {@code /v1/products}, {@code /v1/prices} and {@code /v1/tax_rates}: what is sold and for how much. */
final class Catalogue {

    private static final Set<String> INTERVALS = Set.of("day", "week", "month", "year");
    private static final String BLANK_PRODUCT = """
            {"id": null, "object": "product", "active": true, "created": 0, "default_price": null,
             "description": null, "images": [], "livemode": false, "marketing_features": [], "metadata": {},
             "name": null, "package_dimensions": null, "shippable": null, "statement_descriptor": null,
             "tax_code": null, "type": "service", "unit_label": null, "updated": 0, "url": null}
            """;
    private static final String BLANK_PRICE = """
            {"id": null, "object": "price", "active": true, "billing_scheme": "per_unit", "created": 0,
             "currency": null, "custom_unit_amount": null, "livemode": false, "lookup_key": null, "metadata": {},
             "nickname": null, "product": null, "recurring": null, "tax_behavior": "unspecified",
             "tiers_mode": null, "transform_quantity": null, "type": "one_time", "unit_amount": 0,
             "unit_amount_decimal": "0"}
            """;
    private static final String BLANK_TAX_RATE = """
            {"id": null, "object": "tax_rate", "active": true, "country": null, "created": 0, "description": null,
             "display_name": null, "effective_percentage": null, "flat_amount": null, "inclusive": false,
             "jurisdiction": null, "jurisdiction_level": null, "livemode": false, "metadata": {},
             "percentage": 0, "rate_type": "percentage", "state": null, "tax_type": null}
            """;

    private final Account account;

    Catalogue(Account account) {
        this.account = account;
    }

    void route(Router router) {
        router.add("POST", "/v1/products", "id name description metadata active", this::createProduct);
        router.add("GET", "/v1/products/{id}", "", call -> account.require("product", call.id()));
        router.add("POST", "/v1/products/{id}", "name description metadata active", call -> {
            var product = account.require("product", call.id());
            account.change(product, changed -> fill(changed, call.form()));
            return product;
        });
        router.add(
                "POST",
                "/v1/prices",
                "currency unit_amount product product_data recurring lookup_key transfer_lookup_key metadata nickname"
                        + " tax_behavior active",
                this::createPrice);
        router.add("GET", "/v1/prices/{id}", "", call -> account.require("price", call.id()));
        router.add("POST", "/v1/prices/{id}", "active metadata nickname", call -> {
            var price = account.require("price", call.id());
            account.change(price, changed -> fill(changed, call.form()));
            return price;
        });
        router.add(
                "GET",
                "/v1/prices",
                "active currency lookup_keys product recurring type limit starting_after ending_before",
                this::listPrices);
        router.add(
                "POST",
                "/v1/tax_rates",
                "display_name percentage inclusive country jurisdiction metadata",
                this::taxRate);
        router.add("GET", "/v1/tax_rates/{id}", "", call -> account.require("tax_rate", call.id()));
    }

    private ObjectNode createProduct(Call call) {
        var id = call.form().text("id", StripeIds.next("prod"));
        if (account.find("product", id) != null)
            throw Refusal.invalid("resource_already_exists", "id", "Product already exists.");
        return product(id, call.form().require("name"), call.form());
    }

    private ObjectNode product(String id, String name, Form form) {
        var product = Json.parse(BLANK_PRODUCT)
                .put("id", id)
                .put("created", account.nowSeconds())
                .put("updated", account.nowSeconds())
                .put("name", name);
        fill(product, form);
        return account.add(product, "product.created");
    }

    private static void fill(ObjectNode object, Form form) {
        for (var name : new String[] {"name", "description", "nickname"})
            if (form.has(name)) object.put(name, form.text(name));
        if (form.has("active")) object.put("active", form.isTrue("active"));
        Metadata.merge(object, form);
    }

    private ObjectNode createPrice(Call call) {
        var form = call.form();
        var amount = form.requireNumber("unit_amount");
        var price = Json.parse(BLANK_PRICE)
                .put("id", StripeIds.next("price"))
                .put("created", account.nowSeconds())
                .put("currency", form.require("currency").toLowerCase(Locale.ROOT))
                .put("unit_amount", amount)
                .put("unit_amount_decimal", Long.toString(amount))
                .put("tax_behavior", form.text("tax_behavior", "unspecified"));
        if (form.has("recurring[interval]")) makeRecurring(price, form);
        takeLookupKey(price, form);
        price.put("product", productOf(form));
        fill(price, form);
        return account.add(price, "price.created");
    }

    private static void makeRecurring(ObjectNode price, Form form) {
        var interval = form.text("recurring[interval]");
        if (!INTERVALS.contains(interval))
            throw Refusal.invalid(null, "recurring[interval]", "Invalid recurring[interval]: " + interval);
        var count = form.number("recurring[interval_count]");
        price.put("type", "recurring")
                .putObject("recurring")
                .put("interval", interval)
                .put("interval_count", count == null ? 1 : count)
                .putNull("meter")
                .putNull("trial_period_days")
                .put("usage_type", "licensed");
    }

    private void takeLookupKey(ObjectNode price, Form form) {
        var key = form.text("lookup_key");
        if (key == null) return;
        for (var other : account.all("price")) {
            if (!key.equals(Json.text(other, "/lookup_key"))) continue;
            if (!form.isTrue("transfer_lookup_key"))
                throw Refusal.invalid(
                        "resource_already_exists", "lookup_key", "Another price already uses that lookup key.");
            account.change(other, changed -> changed.putNull("lookup_key"));
        }
        price.put("lookup_key", key);
    }

    private String productOf(Form form) {
        if (form.has("product"))
            return account.require("product", form, "product").get("id").asText();
        return product(StripeIds.next("prod"), form.require("product_data[name]"), Form.of())
                .get("id")
                .asText();
    }

    private ObjectNode listPrices(Call call) {
        var form = call.form();
        var keys = form.list("lookup_keys");
        return Page.of(
                call,
                account.all("price"),
                Page.same(form, "active", "/active")
                        .and(Page.same(form, "currency", "/currency"))
                        .and(Page.same(form, "product", "/product"))
                        .and(Page.same(form, "type", "/type"))
                        .and(price -> keys.isEmpty()
                                || keys.contains(price.get("lookup_key").asText())));
    }

    private ObjectNode taxRate(Call call) {
        var form = call.form();
        var rate = Json.parse(BLANK_TAX_RATE)
                .put("id", StripeIds.next("txr"))
                .put("created", account.nowSeconds())
                .put("display_name", form.require("display_name"))
                .put("percentage", new BigDecimal(form.require("percentage")))
                .put("country", form.text("country"))
                .put("jurisdiction", form.text("jurisdiction"));
        if (form.isTrue("inclusive"))
            throw Refusal.invalid(null, "inclusive", "The simulator adds taxes on top of prices only");
        Metadata.merge(rate, form);
        return account.add(rate, "tax_rate.created");
    }
}
