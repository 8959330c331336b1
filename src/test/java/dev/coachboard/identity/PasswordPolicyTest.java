package dev.coachboard.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.platform.problem.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final String[] ADA = {"Ada Lovelace", "ada.lovelace@riverside.example", "Riverside Coaching"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "aaaaaaaaaaaa",
                "ababababababab",
                "            ",
                "abcdefghijkl",
                "lkjihgfedcba",
                "qwertyuiopas",
                "lkjhgfdsapoi",
                "passwordpassword",
                "Password-Password",
                "password1234",
                "Password123456!",
                "P4ssw0rd123456",
                "sunshine20262026",
                "1234qwertyqwerty",
                "1q2w3e4r5t6y7u",
                "1qaz2wsx3edc",
                "qwerty123456",
                "iloveyou1234"
            })
    void a_common_password_is_refused(String password) {
        assertThatThrownBy(() -> PasswordPolicy.check(password, "/password", ADA))
                .isInstanceOfSatisfying(Refusal.class, refusal -> code(refusal, "common-password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AdaLovelace1815",
                "ada.lovelace-12",
                "riverside-2026!",
                "Riverside Coaching",
                "lovelace riverside",
                "ada.lovelace@riverside.example"
            })
    void little_more_than_ones_own_name_address_or_practice_is_refused(String password) {
        assertThatThrownBy(() -> PasswordPolicy.check(password, "/password", ADA))
                .isInstanceOfSatisfying(Refusal.class, refusal -> code(refusal, "personal-password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "another horse battery",
                "riverside boats in the rain",
                "x9$Kp2!vLq7z",
                "drei-gr\u00fcne-\u00c4pfel",
                "\u043f\u0430\u0440\u043e\u043b\u044c \u0434\u043b\u044f \u043b\u043e\u0434\u043a\u0438"
            })
    void another_password_is_taken(String password) {
        assertThatCode(() -> PasswordPolicy.check(password, "/password", ADA)).doesNotThrowAnyException();
    }

    private static void code(Refusal refusal, String code) {
        org.assertj.core.api.Assertions.assertThat(refusal.code()).isEqualTo(code);
    }
}
