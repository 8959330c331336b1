package dev.coachboard.identity;

import dev.coachboard.platform.http.ClientAddresses;
import dev.coachboard.platform.ratelimit.Limit;
import dev.coachboard.platform.ratelimit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/** How often an address and an account may try; always before anything is hashed or mailed. */
@ApplicationScoped
class SignInLimits {

    private final RateLimits limits;
    private final ClientAddresses addresses;
    private final KnownDevices devices;
    private final TokenIssuer issuer;

    SignInLimits(RateLimits limits, ClientAddresses addresses, KnownDevices devices, TokenIssuer issuer) {
        this.limits = limits;
        this.addresses = addresses;
        this.devices = devices;
        this.issuer = issuer;
    }

    /** A known device has a count of its own, which no guess from elsewhere uses up. */
    void login(String email, String knownDevice) {
        devices.find(knownDevice, email)
                .ifPresentOrElse(
                        device -> limits.spendShared(Limit.LOGIN_KNOWN_DEVICE, device),
                        () -> spend(Limit.LOGIN_ADDRESS, Limit.LOGIN_ACCOUNT, email));
    }

    /** Of a signed-in person who types the password again. */
    void passwordCheck(UUID userId) {
        limits.spendShared(Limit.PASSWORD_CHECK, userId.toString());
    }

    void reset(String subject) {
        spend(Limit.RESET_ADDRESS, Limit.RESET_ACCOUNT, subject);
    }

    /** Counts the mails to one address, too. */
    void resetMail(String email) {
        reset(email);
        limits.spendShared(Limit.RESET_RECIPIENT, email.toLowerCase(Locale.ROOT));
    }

    void signUp(String email) {
        spend(Limit.SIGN_UP_ADDRESS, Limit.SIGN_UP_ACCOUNT, email);
        limits.spendShared(Limit.SIGN_UP_RECIPIENT, email.toLowerCase(Locale.ROOT));
    }

    /** By device too if we issued the token: one that names a device and is forged must not use up the owner's count. */
    void refresh(String token) {
        limits.spendShared(Limit.REFRESH_ADDRESS, addresses.current());
        issuer.deviceOf(token).ifPresent(device -> limits.spendShared(Limit.REFRESH_ACCOUNT, device.toString()));
    }

    private void spend(Limit byAddress, Limit byAccount, String account) {
        limits.spendShared(byAddress, addresses.current());
        limits.spendShared(byAccount, account.toLowerCase(Locale.ROOT));
    }
}
