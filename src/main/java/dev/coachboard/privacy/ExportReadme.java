package dev.coachboard.privacy;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the person who unpacks an export reads first.
 *
 * @param counts of rows, by area
 */
record ExportReadme(String practice, Export export, Map<String, Integer> counts) {

    String text() {
        return """
                What %s keeps about one client

                Asked for on %s, as of that day.
                Client: %s

                %s
                documents/ holds invoices and credit notes as they were sent.
                Times are UTC unless a zone stands beside them; amounts are in cents.
                %s
                Passwords and access tokens are kept as digests alone, and are no part of this.
                """.formatted(practice, export.requestedAt(), export.clientId(), index(), aboutNotes());
    }

    private String index() {
        return counts.entrySet().stream()
                .map(area -> "%-24s %d%n".formatted(area.getKey() + ".json", area.getValue()))
                .collect(Collectors.joining());
    }

    private String aboutNotes() {
        return export.isByClient()
                ? "notes.json has the notes that were shared with you. For the coach's own notes ask the practice, which\n"
                        + "has to look first whether they tell of other people too."
                : "notes.json has the coach's own notes too. Look whether they tell of other people before you hand this on.";
    }
}
