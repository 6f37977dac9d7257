package dk.stemme.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The golden files, and comparison with their numbers. */
public final class Golden {
    public static final double TOLERANCE = 1e-9;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Golden() {}

    public static JsonNode file(String name) {
        try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            return MAPPER.readTree(Objects.requireNonNull(stream, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> cases(String name, String list) {
        return stream(file(name).get(list));
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The numbers of a list; null is NaN, no list is no numbers. */
    public static double[] doubles(@Nullable JsonNode array) {
        return array == null
                ? new double[0]
                : stream(array).mapToDouble(Golden::number).toArray();
    }

    public static double number(@Nullable JsonNode node) {
        return node == null || node.isNull() ? Double.NaN : node.asDouble();
    }

    /** Equal within the tolerance, relative above one; NaN equals NaN. */
    public static void assertClose(String what, double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
            assertThat(actual).as(what).isCloseTo(expected, Assertions.within(tolerance));
        }
    }

    public static void assertClose(String what, OptionalDouble actual, @Nullable JsonNode expected) {
        assertClose(what, actual.orElse(Double.NaN), number(expected));
    }

    public static void assertClose(String what, @Nullable Interval actual, double low, double high) {
        assertClose(what + " low", actual == null ? Double.NaN : actual.low(), low);
        assertClose(what + " high", actual == null ? Double.NaN : actual.high(), high);
    }

    public static void assertClose(String what, Optional<Interval> actual, JsonNode low, JsonNode high) {
        assertClose(what, actual.orElse(null), number(low), number(high));
    }

    public static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
