package dk.stemme.indicators.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.stemme.indicators.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemTest {
    /** Y = 100 (X − a) / (b − a), HCAHPS Star Ratings Technical Notes, October 2015. */
    @ParameterizedTest
    @CsvSource({
        "1, 4, 1, 0",
        "1, 4, 2, 33.333333333333336",
        "1, 4, 3, 66.66666666666667",
        "1, 4, 4, 100",
        "0, 10, 0, 0",
        "0, 10, 7, 70",
        "0, 10, 10, 100",
        "2, 1, 2, 0",
        "2, 1, 1, 100"
    })
    void goesFromNoughtToAHundredInEqualSteps(int worst, int best, double answer, double linear) {
        Golden.assertClose("linear", new Item(worst, best, best).linear(answer), linear);
    }

    @Test
    void hasItsTopBoxAtTheBestEndWhicheverThatIs() {
        assertThat(new Item(1, 5, 4).isTop(4)).isTrue();
        assertThat(new Item(1, 5, 4).isTop(3)).isFalse();
        assertThat(new Item(5, 1, 2).isTop(2)).isTrue();
        assertThat(new Item(5, 1, 2).isTop(3)).isFalse();
        assertThat(new Item(1, 5, 4).isTop(Double.NaN)).isFalse();
    }

    @Test
    void refusesCodesWithoutOrderAndATopBoxOutsideThem() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Item(3, 3, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Item(1, 4, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Item(4, 1, 0));
    }

    @Test
    void isAskedByEveryScore() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TopBox(List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Linear(List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TopScore(List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MeanScore(List.of(), 1));
    }
}
