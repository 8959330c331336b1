package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FormTest {

    @Test
    void nested_names_are_read_as_sent() {
        var form = Form.of("items[0][price]=price_1&metadata%5Ba%5D=x%20y&metadata[b]=%C3%BC&empty=");
        assertThat(form.text("items[0][price]")).isEqualTo("price_1");
        assertThat(form.map("metadata")).containsEntry("a", "x y").containsEntry("b", "ü");
        assertThat(form.text("empty")).isEmpty();
        assertThat(form.text("missing")).isNull();
    }

    @Test
    void lists_come_with_and_without_numbers() {
        assertThat(Form.of("expand[]=a&expand[]=b").list("expand")).containsExactly("a", "b");
        assertThat(Form.of("expand[0]=a&expand[1]=b").list("expand")).containsExactly("a", "b");
    }

    @Test
    void the_order_of_parameters_does_not_matter_to_a_key() {
        assertThat(Form.of("a=1&b=2").fingerprint())
                .isEqualTo(Form.of("b=2&a=1").fingerprint());
    }

    @Test
    void a_number_must_be_one() {
        assertThatThrownBy(() -> Form.of("limit=many").number("limit")).isInstanceOf(Refusal.class);
    }
}
