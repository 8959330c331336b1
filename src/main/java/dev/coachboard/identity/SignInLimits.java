package dev.coachboard.identity;

import dev.coachboard.platform.http.ClientAddresses;
import dev.coachboard.platform.ratelimit.Limit;
import dev.coachboard.platform.ratelimit.RateLimits;
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

    /** By device, which the token names. */
    void refresh(String token) {
        var device = OpaqueToken.parse(token)
                .map(known -> known.subjectId().toString())
                .orElse("none");
        spend(Limit.REFRESH_ADDRESS, Limit.REFRESH_ACCOUNT, device);
    }

    private void spend(Limit byAddress, Limit byAccount, String account) {
        limits.spendShared(byAddress, addresses.current());
        limits.spendShared(byAccount, account);
    }
}
