package dk.stemme.server.access.smart;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Spring's encoder (bcrypt), which here never asks for a kept secret to be hashed anew. */
final class ClientSecrets implements PasswordEncoder {
    private final PasswordEncoder library = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return library.encode(secret);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String kept) {
        return library.matches(secret, kept);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String kept) {
        return false;
    }
}
