package dk.stemme.scoring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small instruments to test with: items a, b, c, … answered 0 to 3 unless said otherwise. */
final class Example {
    static final MissingRule ALL = new MissingRule.All();

    private Example() {}

    static List<Item> items(int count) {
        return items(count, 0, 3);
    }

    static List<Item> items(int count, int min, int max) {
        return IntStream.range(0, count)
                .mapToObj(i -> Item.levels(name(i), min, max))
                .toList();
    }

    static List<Term> terms(int count) {
        return IntStream.range(0, count).mapToObj(i -> Term.of(name(i))).toList();
    }

    static Sum sum(int count) {
        return new Sum(terms(count), 1, 0);
    }

    static ScoreDefinition number(String code, Formula formula, MissingRule missing, double low, double high) {
        return new ScoreDefinition(
                code, code, formula, missing, new Range(low, high), null, List.of(), Standing.VERIFIED);
    }

    static ScoreDefinition verdict(String code, Formula formula, MissingRule missing) {
        return new ScoreDefinition(code, code, formula, missing, null, null, List.of(), Standing.VERIFIED);
    }

    static ScoreDefinition banded(double low, double high, Band... bands) {
        return new ScoreDefinition(
                "x-total", "", sum(3), ALL, new Range(low, high), null, List.of(bands), Standing.VERIFIED);
    }

    static Band band(String code, double low, double high) {
        return new Band(code, Text.of(code), Colour.NONE, low, high);
    }

    static Instrument instrument(List<Item> items, ScoreDefinition... scores) {
        return new Instrument("x", "1", items, List.of(scores));
    }

    static Scorer scorer(List<Item> items, ScoreDefinition... scores) {
        return Scorer.of(instrument(items, scores));
    }

    /** Answers to a, b, c, …; null is not answered. */
    static Answers answers(Integer... numbers) {
        Map<String, Integer> byItem = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) if (numbers[i] != null) byItem.put(name(i), numbers[i]);
        return Answers.ofNumbers(byItem);
    }

    static Score only(List<Item> items, ScoreDefinition definition, Integer... numbers) {
        return scorer(items, definition).score(answers(numbers)).scores().get(0);
    }

    static Answers absent(Absence... reasons) {
        Map<String, Answer> byItem = new HashMap<>();
        for (int i = 0; i < reasons.length; i++) byItem.put(name(i), Answer.absent(reasons[i]));
        return Answers.of(byItem);
    }

    static Integer[] same(int count, Integer number) {
        Integer[] numbers = new Integer[count];
        Arrays.fill(numbers, number);
        return numbers;
    }

    private static String name(int i) {
        return String.valueOf((char) ('a' + i));
    }
}
