package dk.stemme.server.demo;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.demo.Told.Asked;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the day, what `stories.md` tells is there to be found. */
@ParameterizedClass
@ValueSource(strings = {"2026-11-21", "2027-03-29", "2028-02-29"})
class StoriesTest {
    private static LocalDate today;
    private static List<Asked> asked;

    @Parameter
    String day;

    @BeforeParameterizedClassInvocation
    static void tell(String day) {
        today = LocalDate.parse(day);
        asked = Told.on(day).asked();
    }

    @Test
    void theImprovedWardHasLessPainForKneesOperatedSince() {
        String since = Stories.improvedSince(today).toString();
        List<Asked> knees = knees(Stories.IMPROVED, "3m");

        assertThat(pain(knees, knee -> knee.indexMonth().compareTo(since) >= 0))
                .isGreaterThan(pain(knees, knee -> knee.indexMonth().compareTo(since) < 0) + 7);
    }

    @Test
    void everyMonthAfterIsBetterThanMostMonthsBefore() {
        String since = Stories.improvedSince(today).toString();
        Map<String, Double> months = knees(Stories.IMPROVED, "3m").stream()
                .collect(groupingBy(Asked::indexMonth, averagingDouble(StoriesTest::pain)));
        double median = median(months.values().stream().sorted().toList());

        assertThat(months.entrySet().stream().filter(month -> month.getKey().compareTo(since) >= 0))
                .hasSizeGreaterThan(8)
                .filteredOn(month -> month.getValue() < median)
                .hasSizeLessThan(3);
    }

    @Test
    void theOutlierGainsLeast() {
        double others = Stream.of("oesteraa-idraet", "fjordby-knae", "klitmark-idraet")
                .mapToDouble(unit -> pain(knees(unit, "12m"), knee -> true))
                .min()
                .orElseThrow();

        assertThat(pain(knees(Stories.OUTLIER, "12m"), knee -> true)).isLessThan(others - 10);
        assertThat(pain(knees(Stories.OUTLIER, "baseline"), knee -> true)).isBetween(35.0, 50.0);
    }

    @Test
    void fewerAndFewerAnswerAtTheFallingClinic() {
        assertThat(rate(today.minusMonths(24), today.minusMonths(12))).isGreaterThan(0.7);
        assertThat(rate(today.minusMonths(4), today.minusDays(14))).isLessThan(0.5);
    }

    @Test
    void theTinyWardNeverHasFiveAnswersToAQuestionnaireInAMonth() {
        assertThat(asked.stream()
                        .filter(one -> one.at(Stories.TINY) && one.answered())
                        .collect(groupingBy(
                                one -> one.canonical() + one.invited().substring(0, 7), counting()))
                        .values())
                .isNotEmpty()
                .allMatch(count -> count < 5);
    }

    @Test
    void theNewestAnswerOfThePatientInDangerSaysSoAndIsFresh() {
        List<Asked> moods = answered(Stories.CRITICAL, Instrument.PHQ9);
        Asked newest = moods.get(moods.size() - 1);

        assertThat(newest.numbers("phq9_9").get(0)).isPositive();
        assertThat(newest.response().path("authored").asText())
                .isGreaterThan(today.minusDays(9).toString());
        assertThat(moods.get(0).numbers("phq9_9")).containsExactly(0);
    }

    @Test
    void theWorseningPatientsGetWorse() {
        List<Asked> moods = answered(Stories.WORSENING_MOOD, Instrument.PHQ9);
        List<Asked> knees = answered(Stories.WORSENING_KNEE, Instrument.KOOS);

        assertThat(sum(moods.get(moods.size() - 1))).isGreaterThan(sum(moods.get(0)) + 8);
        assertThat(pain(knees.get(1))).isLessThan(pain(knees.get(0)) - 10);
    }

    @Test
    void theSecondKneeHasItsOwnCourse() {
        assertThat(answered(Stories.BOTH_KNEES, Instrument.KOOS))
                .extracting(knee -> knee.task().at("/basedOn/0/reference").asText())
                .containsExactly("CarePlan/niels-1", "CarePlan/niels-1", "CarePlan/niels-1", "CarePlan/niels-2");
    }

    @Test
    void somethingWaitsForEveryPatientOneSignsInAs() {
        assertThat(waiting("Patient/nancy-ann-berggren")).containsExactlyInAnyOrder("eq5d5l", "stemme-experience");
        assertThat(waiting("Patient/anders-jensen")).containsExactly("phq9");
        assertThat(waiting("Patient/niels-vendelboe")).containsExactlyInAnyOrder("koos", "eq5d5l");
        assertThat(waiting("RelatedPerson/kirsten-berggren")).containsExactly("stemme-experience-relative");
    }

    private List<Asked> knees(String unit, String timePoint) {
        return asked.stream()
                .filter(one -> one.about(Instrument.KOOS) && one.at(unit) && one.when(timePoint) && one.answered())
                .toList();
    }

    private List<Asked> answered(String patient, Instrument instrument) {
        return asked.stream()
                .filter(one -> one.of(patient) && one.about(instrument) && one.answered())
                .sorted(Comparator.comparing(Asked::invited))
                .toList();
    }

    /** Questionnaires that wait for somebody and are not yet overdue. */
    private List<String> waiting(String owner) {
        return asked.stream()
                .map(Asked::task)
                .filter(task -> task.at("/owner/reference").asText().equals(owner))
                .filter(task -> task.path("status").asText().equals("requested"))
                .filter(task -> task.at("/restriction/period/end").asText().compareTo(today.toString()) >= 0)
                .map(task -> task.at("/input/0/valueCanonical").asText().replaceAll(".*/|\\|.*", ""))
                .collect(Collectors.toList());
    }

    private double rate(LocalDate from, LocalDate to) {
        return asked.stream()
                .filter(one -> one.at(Stories.FALLING))
                .filter(one -> one.invited().compareTo(from.toString()) >= 0)
                .filter(one -> one.invited().compareTo(to.toString()) < 0)
                .collect(averagingDouble(one -> one.answered() ? 1 : 0));
    }

    private static double pain(List<Asked> knees, Predicate<Asked> which) {
        return knees.stream().filter(which).collect(averagingDouble(StoriesTest::pain));
    }

    /** KOOS pain: 100 no pain, 0 extreme pain. */
    private static double pain(Asked knee) {
        return 100
                - 25 * knee.numbers("P\\d").stream().mapToInt(n -> n).average().orElse(2);
    }

    private static int sum(Asked mood) {
        return mood.numbers("phq9_\\d").stream().mapToInt(n -> n).sum();
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
