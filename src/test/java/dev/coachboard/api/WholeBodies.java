package dev.coachboard.api;

import dev.coachboard.platform.id.Ids;

/** Bodies that succeed in a furnished house, for tests that must see nothing written for another reason. */
final class WholeBodies {

    private WholeBodies() {}

    static String of(ApiDocument.Operation operation, FurnishedHouse house) {
        var ids = house.ids();
        return switch (operation.name()) {
            case "POST /api/v1/bookings" -> """
                {"coachId":"%s","clientId":"%s","startsAt":"%s"}""".formatted(ids.get("coaches"), ids.get("clients"), start());
            case "POST /api/v1/clients" -> """
                {"name":"Olu Adeyemi","email":"olu@example.com","zone":"Europe/Berlin"}""";
            case "POST /api/v1/programs" -> """
                {"name":"Foundations","description":"Six sessions","sessionCredits":6,\
                "price":{"amountCents":59000,"currency":"EUR"}}""";
            case "POST /api/v1/plans" -> """
                {"name":"Essential","description":"One a month","period":"MONTH","trialDays":0,\
                "price":{"amountCents":12900,"currency":"EUR"}}""";
            case "POST /api/v1/sessions/{id}/notes" -> "{\"visibility\":\"SHARED\",\"body\":\"Well done\"}";
            case "POST /api/v1/clients/{id}/enrolments" -> "{\"programId\":\"%s\"}".formatted(ids.get("programs"));
            case "POST /api/v1/invitations" -> "{\"email\":\"ines@example.com\",\"role\":\"COACH\"}";
            case "POST /api/v1/invoices" -> """
                {"clientId":"%s","taxRateBasisPoints":1900,"dueOn":"2030-01-01",\
                "lines":[{"description":"Session","quantity":1,"unitAmountCents":9000}]}""".formatted(ids.get("clients"));
            case "POST /api/v1/invoices/{id}/credit-notes" -> "{\"reason\":\"One session fewer\"}";
            case "POST /api/v1/subscriptions" ->
                "{\"clientId\":\"%s\",\"planId\":\"%s\"}".formatted(ids.get("clients"), ids.get("plans"));
            case "POST /api/v1/subscriptions/{id}/cancellation" -> "{\"when\":\"PERIOD_END\"}";
            case "POST /api/v1/subscriptions/{id}/plan-change" -> "{\"planId\":\"%s\"}".formatted(ids.get("plans"));
            case "POST /api/v1/clients/{id}/erasure" -> "{\"confirm\":\"Maya Okafor\"}";
            case "POST /api/v1/operator/email-delivery-tests" -> "{\"to\":\"ada@example.com\"}";
            case "POST /api/v1/sign-ups" -> """
                {"practiceName":"Lakeside","name":"Olu","email":"olu+%s@example.com",\
                "password":"correct horse battery","zone":"Europe/Berlin","currency":"EUR"}""".formatted(Ids.next());
            case "POST /api/v1/tokens" -> """
                {"email":"%s","password":"correct horse battery"}""".formatted(house.people().maya().email());
            case "POST /api/v1/password-resets" ->
                "{\"email\":\"%s\"}".formatted(house.people().maya().email());
            case "POST /api/v1/me/password" -> """
                {"currentPassword":"correct horse battery","newPassword":"another horse battery"}""";
            case "PUT /api/v1/coaches/{id}/availability" -> """
                {"zone":"Europe/Berlin","sessionMinutes":60,"stepMinutes":30,"bufferMinutes":0,"noticeMinutes":0,\
                "weekly":[],"exceptions":[]}""";
            case "PATCH /api/v1/bookings/{id}" -> "{\"startsAt\":\"%s\"}".formatted(start());
            case "PATCH /api/v1/members/{id}" -> "{\"role\":\"OWNER\"}";
            case "PATCH /api/v1/notes/{id}" -> "{\"body\":\"Very well done\"}";
            case "PATCH /api/v1/clients/{id}",
                    "PATCH /api/v1/programs/{id}",
                    "PATCH /api/v1/plans/{id}",
                    "PATCH /api/v1/me",
                    "PATCH /api/v1/practice" -> "{\"name\":\"Olu Adeyemi\"}";
            default -> "{}";
        };
    }

    /** A Monday within the hours that a test opens. */
    private static String start() {
        return "2026-12-07T09:00:00Z";
    }
}
