package dk.stemme.instruments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    static Stream<GoldenCase> cases() {
        return Shelf.entries().stream().map(CatalogueEntry::name).flatMap(GoldenCase::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void our_scores_are_those_of_the_golden_case(GoldenCase golden) {
        golden.check();
    }
}
