package dev.coachboard.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTermTest {

    @Test
    void a_client_is_found_by_each_word_the_whole_name_and_the_email() {
        assertThat(SearchTerm.termsOf("Zoë  O'Neill-Łuk", "Zoe@Example.com"))
                .containsExactlyInAnyOrder("zoe", "o", "neill", "luk", "zoe o'neill-luk", "zoe@example.com");
    }

    @Test
    void accents_case_and_control_characters_make_no_difference() {
        assertThat(SearchTerm.normalise(" ÉLO\u0000ÏSE IŞIK ")).isEqualTo("eloise isik");
        assertThat(SearchTerm.normalise("Élodie  Işık")).isEqualTo("elodie isik");
    }

    @Test
    void one_letter_that_stands_for_many_outgrows_no_index_entry() {
        assertThat(SearchTerm.normalise("\uFDFA".repeat(100))).hasSize(200);
    }

    @Test
    void what_begins_with_the_prefix_sorts_before_its_end() {
        assertThat("ann\uD83D\uDE00".compareTo(SearchTerm.endOf("ann"))).isNegative();
        assertThat("ano".compareTo(SearchTerm.endOf("ann"))).isPositive();
    }
}
