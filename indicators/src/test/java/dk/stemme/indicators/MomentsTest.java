package dk.stemme.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    /** Scores as they come: whole, thirds of a hundred, and far from zero with hardly any spread. */
    private static double score(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(28);
            case 1 -> 100 - 25 * random.nextInt(29) / 7.0;
            default -> 1e9 + random.nextDouble();
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void areTheSameToTheLastDigitWhateverTheOrderAndGrouping(long seed) {
        Random random = new Random(seed);
        double[] scores = random.doubles(300).map(any -> score(random)).toArray();
        Moments recount = Moments.of(scores);

        List<Moments> parts = new ArrayList<>();
        for (double score : scores) {
            parts.add(Moments.of(score));
        }
        while (parts.size() > 1) {
            Collections.shuffle(parts, random);
            parts.add(parts.remove(0).merge(parts.remove(0)));
        }

        assertThat(parts.get(0)).isEqualTo(recount).hasSameHashCodeAs(recount);
        assertThat(parts.get(0).mean()).isEqualTo(recount.mean());
        assertThat(parts.get(0).sd()).isEqualTo(recount.sd());
    }

    @Test
    void mergeIsAssociativeCommutativeAndKeepsTheEmpty() {
        Moments a = Moments.of(0.1, 0.2);
        Moments b = Moments.of(1e12, 3.3333333333333335);
        Moments c = Moments.of(-7.7);

        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(Moments.EMPTY)).isEqualTo(a);
        assertThat(a.plus(-7.7)).isEqualTo(a.merge(c));
    }

    @Test
    void ofThreeTimesATenthHaveTheMeanATenthAndNoSpread() {
        Moments moments = Moments.of(0.1, 0.1, 0.1);

        assertThat(moments.sum()).isEqualTo(new BigDecimal("0.3"));
        assertThat(moments.mean()).hasValue(0.1);
        assertThat(moments.sd()).hasValue(0);
    }

    @Test
    void keepASmallSpreadFarFromZero() {
        assertThat(Moments.of(1e15 + 1, 1e15 + 2, 1e15 + 3).variance()).hasValue(1);
    }

    @Test
    void writtenWithMoreOrFewerZerosAreEqual() {
        assertThat(new Moments(2, new BigDecimal("100.00"), new BigDecimal("5E+3")))
                .isEqualTo(Moments.of(50, 50))
                .hasToString("Moments[n=2, sum=100, sumOfSquares=5000]");
    }

    @Test
    void haveNoMeanOfNobodyAndNoSpreadOfOne() {
        assertThat(Moments.EMPTY.mean()).isEmpty();
        assertThat(Moments.of(3).mean()).hasValue(3);
        assertThat(Moments.of(3).variance()).isEmpty();
        assertThat(Moments.of(3).sd()).isEmpty();
    }

    @Test
    void refuseWhatIsNoNumberAndSumsOfNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> Moments.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Moments(-1, BigDecimal.ZERO, BigDecimal.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Moments(0, BigDecimal.ONE, BigDecimal.ONE));
    }
}
