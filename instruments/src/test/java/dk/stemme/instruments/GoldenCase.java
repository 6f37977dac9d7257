package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Answers with the scores that other implementations, published tables and manuals give them. */
record GoldenCase(String instrument, double tolerance, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<GoldenCase> of(String instrument) {
        @Nullable URL place = GoldenCase.class.getResource(instrument + "/golden.json");
        if (place == null) return Stream.of();
        try {
            JsonNode file = JSON.readTree(place);
            double tolerance = file.get("tolerance").asDouble();
            return StreamSupport.stream(file.get("cases").spliterator(), false)
                    .map(json -> new GoldenCase(instrument, tolerance, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check() {
        ScoreSheet sheet = Shelf.scorer(instrument).score(answers());
        json.get("expected").properties().forEach(expected -> check(sheet, expected.getKey(), expected.getValue()));
    }

    private Answers answers() {
        Map<String, Double> numbers = new HashMap<>();
        json.get("answers").properties().stream()
                .filter(answer -> !answer.getValue().isNull())
                .forEach(
                        answer -> numbers.put(answer.getKey(), answer.getValue().asDouble()));
        return Answers.ofNumbers(numbers);
    }

    private void check(ScoreSheet sheet, String name, JsonNode expected) {
        boolean band = name.equals("band");
        Score score = Shelf.score(sheet, instrument + "-" + (band ? "total" : name));
        if (expected.isNull()) assertThat(score).as(name).isInstanceOf(Score.Missing.class);
        else if (band) assertThat(((Score.Value) score).band().display().base()).isEqualTo(expected.asText());
        else if (expected.isBoolean())
            assertThat(((Score.Flag) score).value()).as(name).isEqualTo(expected.asBoolean());
        else if (expected.isTextual()) assertThat(words(score)).isEqualTo(expected.asText());
        else assertThat(score.number()).as(name).isCloseTo(expected.asDouble(), within(tolerance + 1e-9));
    }

    /** A profile, or the band of a graded diagnosis. */
    private static String words(Score score) {
        return score instanceof Score.Profile profile
                ? profile.text()
                : ((Score.Value) score).band().display().base();
    }

    @Override
    public String toString() {
        return json.get("id").asText();
    }
}
