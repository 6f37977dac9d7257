package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.stemme.scoring.change.Change;
import dk.stemme.scoring.change.ChangeBenchmark;
import dk.stemme.scoring.change.Measured;
import dk.stemme.scoring.change.StateBenchmark;
import dk.stemme.scoring.change.Statement.Verdict;
import java.time.Period;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BenchmarksTest {
    static final List<CatalogueEntry> instruments = Shelf.entries();

    @ParameterizedTest(name = "{0}")
    @FieldSource("instruments")
    void every_published_number_says_where_it_comes_from(CatalogueEntry entry) {
        for (ObservationDefinition definition : entry.definitions()) {
            Benchmarks benchmarks = Benchmarks.read(definition);
            assertThat(benchmarks.changes())
                    .allSatisfy(change -> assertThat(change.study().source()).isNotBlank());
            assertThat(benchmarks.states())
                    .allSatisfy(state -> assertThat(state.study().population()).isNotBlank());
        }
    }

    @Test
    void the_oxford_knee_score_has_a_number_per_population_and_time() {
        Benchmarks oks = Benchmarks.read(Shelf.entry("oks").scores().get(0));
        assertThat(oks.changes())
                .filteredOn(change -> Period.ofMonths(12).equals(change.study().followUp()))
                .extracting(ChangeBenchmark::amount)
                .containsExactly(7.1);
        assertThat(oks.states())
                .filteredOn(state -> Period.ofMonths(12).equals(state.study().followUp()))
                .extracting(StateBenchmark::kind, StateBenchmark::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(StateBenchmark.Kind.ACCEPTABLE, 32.7),
                        org.assertj.core.groups.Tuple.tuple(StateBenchmark.Kind.TREATMENT_FAILURE, 29.3));
    }

    @Test
    void a_change_is_held_against_a_number_of_the_same_version_only() {
        ChangeBenchmark five =
                Benchmarks.read(Shelf.entry("phq9").scores().get(0)).changes().get(0);
        assertThat(five.amount()).isEqualTo(5);
        assertThat(verdict("1.0.0", 12, 7, five)).isEqualTo(Verdict.YES);
        assertThat(verdict("1.0.0", 12, 8, five)).isEqualTo(Verdict.NO);
        assertThat(verdict("1.0.0-prorated", 12, 7, five)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void an_unknown_kind_is_refused() {
        ObservationDefinition definition =
                Shelf.entry("koos_jr").scores().get(0).copy();
        definition
                .getExtensionsByUrl(Canonicals.IMPORTANT_CHANGE)
                .get(0)
                .getExtensionByUrl("kind")
                .setValue(new CodeType("guess"));
        assertThatThrownBy(() -> Benchmarks.read(definition))
                .hasMessage("koos-jr-interval-1.0.0.important-change[0].kind: unknown code 'guess'");
    }

    private static Verdict verdict(String version, double before, double after, ChangeBenchmark benchmark) {
        String score = Canonicals.BASE + "/ObservationDefinition/phq9-total|" + version;
        return Change.between(Measured.of(score, before), Measured.of(score, after))
                .reaches(benchmark)
                .verdict();
    }
}
