package dk.stemme.server.denmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The codes of Danish and Greenlandic municipalities. */
final class Municipalities {
    private static final Set<String> CODES = read();

    private Municipalities() {}

    static boolean contains(@Nullable String code) {
        return code != null && CODES.contains(code);
    }

    private static Set<String> read() {
        try (var stream = Objects.requireNonNull(Municipalities.class.getResourceAsStream("municipalities.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
