package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.instruments.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DescribeCommandTest {

    @Test
    void tells_items_scores_bands_and_what_they_rest_on() {
        assertThat(Run.of("", "describe", "phq9").out())
                .contains(
                        "PHQ-9: symptoms of depression",
                        "phq9|1.0.0",
                        "No permission required to reproduce",
                        "phq9_1       Little interest or pleasure in doing things",
                        "0 = Not at all, 1 = Several days",
                        "PHQ-9 total score; 0 to 27, higher is worse",
                        "= sum of phq9_1, phq9_2,",
                        "needs: all",
                        "5 to below 10: mild (Kroenke 2001; two implementations agree)",
                        "20 to 27: severe",
                        "source: awell-health",
                        "how sure: sum and bands: 2 implementations");
    }

    @Test
    void tells_it_in_danish_too() {
        assertThat(Run.of("", "describe", "phq9", "--lang", "da").out())
                .contains(
                        "0 = Slet ikke",
                        "0 til 27, højere er værre",
                        "= sum af phq9_1",
                        "kræver: alle",
                        "20 til 27: svær");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "koos, '= 100 − 25 × mean of P1, P2,'",
        "koos, needs: at least half",
        "who5, = 4 × sum of",
        "mdi, '= largest of mdi_4, mdi_5'",
        "mdi, 'only a step on the way to other scores'",
        "mdi, 'the highest that holds; 1: 2 with a star and 2 others;'",
        "phq9, 'true if 5 to 9 of these hold, one of them with a star: phq9_1 ≥ 2*,'",
        "phq9, = true if any of these holds: phq9_9 ≥ 1",
        "eq5d5l, '= the answers one after the other: MO, SC, UA, PD, AD'",
        "eq5d5l, '1 plus the value of each level: MO (0, -0.041'",
        "eq5d5l, = VAS",
        "dlqi, 'needs: at least 9; not relevant counts as 0; open counts as 0'",
        "dlqi, '3 = Level 3, not-relevant = Not relevant'",
        "promis29, '= sum of pfa11, pfa21, pfa23, pfa53, looked up in a table of 17 rows: 4 → 22.5 … 20 → 57'",
        "rand36, '= mean of (100 × r17 − 100), (100 × r18 − 100),'",
        "lup, unverified",
        "rand36|1.0.0-half, rand36|1.0.0-half"
    })
    void puts_every_kind_of_rule_into_words(String name, String words) {
        assertThat(Run.of("", "describe", name).out()).contains(words);
    }

    @ParameterizedTest
    @MethodSource("dk.stemme.instruments.Catalogue#names")
    void every_instrument_can_be_described(String name) {
        for (Language language : Language.values()) {
            Run run = Run.of("", "describe", name, "--lang", language.toString());
            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.DONE);
            assertThat(run.out()).doesNotContain("null");
        }
    }

    @Test
    void the_list_tells_every_instrument_and_its_versions() {
        Run run = Run.of("", "list");
        assertThat(run.out().lines().map(line -> line.split(" ")[0]))
                .containsAll(Catalogue.names())
                .contains("rand36|1.0.0-half");
        assertThat(run.out()).containsPattern("koos +KOOS: your knee +42 +5 +verified +Knee injury");
        assertThat(Run.of("", "list", "--lang", "da").out()).containsPattern("koos +KOOS: dit knæ +42 +5 +bekræftet");
    }
}
