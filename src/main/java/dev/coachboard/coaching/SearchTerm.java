package dev.coachboard.coaching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A word by whose beginning a client is found. It repeats what lists filter by, so that a search is one index range. */
@Entity
@Table(name = "client_search_terms")
@IdClass(SearchTerm.Key.class)
public class SearchTerm {

    /** Because an index entry has a size, and one letter can become eighteen when it is taken apart. */
    private static final int LONGEST = 200;

    /** Sorts after everything that begins with the prefix before it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    record Key(UUID clientId, String term) {}

    @Id
    private UUID clientId;

    @Id
    private String term;

    @TenantId
    @Column(name = "practice_id", nullable = false, updatable = false)
    private String practiceId;

    private UUID coachId;

    @Enumerated(EnumType.STRING)
    private ClientStatus status;

    /** For Hibernate alone. */
    protected SearchTerm() {}

    SearchTerm(Client client, String term) {
        this.clientId = client.id();
        this.term = term;
        this.coachId = client.coachId();
        this.status = client.status();
    }

    /** Every word of the name, the whole name, and the e-mail address. */
    public static Set<String> termsOf(String name, String email) {
        var terms = new TreeSet<String>();
        terms.add(normalise(name));
        terms.add(normalise(email));
        for (var word : normalise(name).split("[^\\p{L}\\p{N}]+")) terms.add(word);
        terms.remove("");
        return terms;
    }

    /** Lower case, without accents or control characters, single spaces. */
    public static String normalise(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{Cc}]", "")
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l') // neither letter comes apart, and few keyboards have them
                .replace('ı', 'i')
                .replaceAll("\\s+", " ")
                .strip();
        return shortened(plain);
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    static String endOf(String prefix) {
        return prefix + LAST;
    }
}
