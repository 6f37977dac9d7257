package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "27, 27",
        "-3, -3",
        "0.1, 0.1",
        "68.75, 68.75",
        "58.33333333333333, 58.3333333333",
        "-0.31400000000000006, -0.314",
        "0.0000000001, 0.0000000001",
        "0.00000000001, 0",
        "-0.00000000001, 0",
        "0.30000000000000004, 0.3",
        "3000000000.5, 3000000000.5"
    })
    void a_number_is_written_shortly(double number, String text) {
        assertThat(Numbers.text(number)).isEqualTo(text);
    }

    @Test
    void what_is_written_reads_back_to_ten_decimals() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            double number = Math.rint((random.nextDouble() - 0.5) * 2e12) / 1e10;
            assertThat(Numbers.parse(Numbers.text(number))).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "-7, -7", "1.50, 1.5", ".5, 0.5", "5., 5", "1e2, 100", "+3, 3"})
    void numbers_are_read(String text, double number) {
        assertThat(Numbers.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"x", "1x", "1 2", "1'000", "--1", "NaN", "0x1p3", "1f", "e5", ".", "٣"})
    void what_is_no_number_is_not_read(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }
}
