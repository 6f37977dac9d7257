package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.assertClose;
import static dk.stemme.indicators.Golden.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.stemme.indicators.Audit.Mark;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AuditTest {
    private static final Map<String, Mark> WORDS =
            Map.of("Opfyldt", Mark.FULFILLED, "Ikke opfyldt", Mark.NOT_FULFILLED, "Ikke aktuelt", Mark.NOT_RELEVANT);

    static Stream<JsonNode> audits() {
        return Golden.cases("audit-points", "cases");
    }

    @ParameterizedTest
    @MethodSource("audits")
    void countsFulfilledOfRelevantPoints(JsonNode golden) {
        Audit audit = stream(golden.get("marks"))
                .map(mark -> mark.isNull() ? Mark.MISSING : WORDS.get(mark.asString()))
                .reduce(Audit.EMPTY, Audit::plus, Audit::merge);

        assertThat(audit.share())
                .isEqualTo(new Proportion(
                        golden.get("fulfilled").asLong(), golden.get("relevant").asLong()));
        assertThat(audit.notRelevant()).isEqualTo(golden.get("notRelevant").asLong());
        assertThat(audit.missing()).isEqualTo(golden.get("missing").asLong());
        assertClose("share", audit.share().value(), golden.get("share"));
    }

    @Test
    void refusesNegativePoints() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Audit(0, -1, 0, 0));
    }
}
