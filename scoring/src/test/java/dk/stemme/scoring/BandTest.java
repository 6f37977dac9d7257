package dk.stemme.scoring;

import static dk.stemme.scoring.Example.band;
import static dk.stemme.scoring.Example.banded;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandTest {

    @ParameterizedTest(name = "{0}{1}{2} is {3}")
    @CsvSource({"0,0,0,low", "1,1,1,low", "2,1,1,middle", "3,3,0,high", "3,3,3,high"})
    void a_band_includes_its_low_and_the_last_its_high(int a, int b, int c, String expected) {
        ScoreDefinition definition = banded(0, 9, band("low", 0, 4), band("middle", 4, 6), band("high", 6, 9));
        Score.Value value = (Score.Value) only(items(3), definition, a, b, c);
        assertThat(value.band()).extracting(Band::code).isEqualTo(expected);
    }

    @Test
    void without_bands_a_value_has_none() {
        Score.Value value = (Score.Value) only(items(3), banded(0, 9), 1, 1, 1);
        assertThat(value.band()).isNull();
    }
}
