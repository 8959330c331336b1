package dev.coachboard.identity;

import dev.coachboard.platform.http.ClientAddresses;
import dev.coachboard.platform.ratelimit.Limit;
import dev.coachboard.platform.ratelimit.RateLimits;
import dev.coachboard.platform.secret.OpaqueToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** How often an address and an account may try; always before anything is hashed or mailed. */
@ApplicationScoped
class SignInLimits {

    private final RateLimits limits;
    private final ClientAddresses addresses;

    SignInLimits(RateLimits limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    void login(String email) {
        spend(Limit.LOGIN_ADDRESS, Limit.LOGIN_ACCOUNT, email.toLowerCase(Locale.ROOT));
    }

    void reset(String subject) {
        spend(Limit.RESET_ADDRESS, Limit.RESET_ACCOUNT, subject.toLowerCase(Locale.ROOT));
    }

    void signUp(String email) {
        spend(Limit.SIGN_UP_ADDRESS, Limit.SIGN_UP_ACCOUNT, email.toLowerCase(Locale.ROOT));
    }

    /** By device, which the token names; one that names none is only ever refused, so its address alone counts. */
    void refresh(String token) {
        limits.spendShared(Limit.REFRESH_ADDRESS, addresses.current());
        OpaqueToken.parse(token)
                .ifPresent(known -> limits.spendShared(
                        Limit.REFRESH_ACCOUNT, known.subjectId().toString()));
    }

    private void spend(Limit byAddress, Limit byAccount, String account) {
        limits.spendShared(byAddress, addresses.current());
        limits.spendShared(byAccount, account);
    }
}
