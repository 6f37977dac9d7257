package dk.stemme.scoring.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.stemme.scoring.DefinitionException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IrtRefusalTest {
    private static final GradedItem X = GradedItem.of("x", 1, -1, 0, 1);
    private static final ItemBank BANK = ItemBank.of(List.of(X));

    static Stream<Arguments> wrong() {
        return Stream.of(
                item("item[x].a: 0.0 is not above 0", 0, 0),
                item("item[x].a: -1.0 is not above 0", -1, 0),
                item("item[x].a: NaN is not above 0", Double.NaN, 0),
                item("item[x].a: Infinity is not above 0", Double.POSITIVE_INFINITY, 0),
                item("item[x].b: an item needs a threshold", 1),
                item("item[x].b: NaN is not a number", 1, 0, Double.NaN),
                item("item[x].b: Infinity is not a number", 1, Double.POSITIVE_INFINITY),
                item("item[x].b: 0.5 does not rise above 0.5", 1, 0.5, 0.5),
                item("item[x].b: 0.4 does not rise above 0.5", 1, -3, 0.5, 0.4),
                arguments("item.id: an item needs an id", (ThrowingCallable) () -> GradedItem.of(" ", 1, 0)),
                bank("bank.item: a bank needs items"),
                bank("bank.item[1]: 'x' is defined twice", X, GradedItem.of("x", 2, 0)),
                bank("bank.item[0]: cannot be computed on the grid", GradedItem.of("x", 1e-300, 0, 1e-300)),
                bank("bank.item[1]: cannot be computed on the grid", X, GradedItem.of("y", 1e200, 0)),
                grid("grid: 6.0 to 6.0 is not a range", 6, 6, 121),
                grid("grid: 6.0 to -6.0 is not a range", 6, -6, 121),
                grid("grid: NaN to 6.0 is not a range", Double.NaN, 6, 121),
                grid("grid: 0.0 to Infinity is not a range", 0, Double.POSITIVE_INFINITY, 121),
                grid("grid: needs at least two points, not 1", -6, 6, 1),
                prior("prior: a mean of NaN", Double.NaN, 1),
                prior("prior: a standard deviation of 0.0", 0, 0),
                prior("prior: a standard deviation of Infinity", 0, Double.POSITIVE_INFINITY),
                prior("bank.grid: does not reach three standard deviations of the prior", -0.01, 2),
                prior("bank.grid: does not reach three standard deviations of the prior", 0.01, 2),
                prior("bank.grid: is coarser than the prior is wide", 0, 0.0999),
                arguments("stop: a minimum of 0 items", (ThrowingCallable) () -> new StopRule.MinimumItems(0)),
                arguments("stop: a maximum of 0 items", (ThrowingCallable) () -> new StopRule.MaximumItems(0)),
                arguments(
                        "stop: a standard error of 0.0", (ThrowingCallable) () -> new StopRule.StandardErrorBelow(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void a_wrong_definition_is_refused_with_its_place(String message, ThrowingCallable making) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(making)
                .withMessage(message)
                .satisfies(e -> assertThat(message).startsWith(e.place() + ": "));
    }

    @Test
    void the_least_that_holds_is_accepted() {
        assertThatCode(() -> {
                    ItemBank.of(List.of(X), Prior.normal(0, 2), Grid.STANDARD);
                    ItemBank.of(List.of(X), Prior.normal(0, 0.1), Grid.STANDARD);
                    new Grid(0, 1, 2);
                    new StopRule.MinimumItems(1);
                    new StopRule.MaximumItems(1);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_code_that_is_no_answer_is_refused() {
        refused("x: 4 is not a code from 0 to 3", () -> BANK.unanswered().answer("x", 4));
        refused("x: -1 is not a code from 0 to 3", () -> BANK.pattern(Map.of("x", -1)));
        assertThat(BANK.unanswered().answer("x", 3).answered()).isEqualTo(1);
        assertThat(BANK.unanswered().answer("x", 0).answered()).isEqualTo(1);
    }

    @Test
    void an_unknown_item_is_refused() {
        refused("there is no item 'y' in the bank", () -> BANK.unanswered().answer("y", 0));
        refused("there is no item 'y' in the bank", () -> BANK.unanswered().skip("y"));
    }

    @Test
    void an_item_is_asked_once() {
        refused("x was asked before", () -> BANK.unanswered().answer("x", 0).answer("x", 0));
        refused("x was asked before", () -> BANK.unanswered().skip("x").answer("x", 0));
        refused("x was asked before", () -> BANK.unanswered().answer("x", 0).skip("x"));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static Arguments item(String message, double a, double... b) {
        return arguments(message, (ThrowingCallable) () -> GradedItem.of("x", a, b));
    }

    private static Arguments bank(String message, GradedItem... items) {
        return arguments(message, (ThrowingCallable) () -> ItemBank.of(List.of(items)));
    }

    private static Arguments grid(String message, double low, double high, int points) {
        return arguments(message, (ThrowingCallable) () -> new Grid(low, high, points));
    }

    private static Arguments prior(String message, double mean, double sd) {
        return arguments(
                message, (ThrowingCallable) () -> ItemBank.of(List.of(X), Prior.normal(mean, sd), Grid.STANDARD));
    }
}
