package dk.stemme.server.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoWorldTest {
    private static final Told TOLD = Told.on("2026-11-21");

    @Test
    void theSameDayGivesTheSameWorld() {
        assertSame(Told.bundles(Told.world("2026-11-21T22:59:59Z")));
    }

    @Test
    void whatIsAskedForTwiceIsTheSameTwice() {
        assertSame(Told.bundles(TOLD.world));
    }

    private static void assertSame(Stream<ObjectNode> bundles) {
        Iterator<ObjectNode> expected = TOLD.bundles.iterator();
        bundles.forEach(bundle -> assertThat(bundle.equals(expected.next())).isTrue());
        assertThat(expected.hasNext()).isFalse();
    }

    @Test
    void holdsTwoYearsOfAMiddlingHealthService() {
        assertThat(TOLD.world.invitations()).isBetween(15_000, 17_000).isEqualTo((int)
                TOLD.all("Task").count());
        assertThat(TOLD.world.responses()).isBetween(11_500, 13_500).isEqualTo((int)
                TOLD.all("QuestionnaireResponse").count());
        assertThat(TOLD.all("Patient")).hasSizeBetween(1_500, 1_700);
        assertThat(TOLD.all("Location"))
                .hasSize(28)
                .hasSameSizeAs(TOLD.all("Organization").toList());
    }

    @Test
    void everyTransactionPutsAboutAHundredResources() {
        assertThat(TOLD.bundles).allSatisfy(bundle -> {
            assertThat(bundle.path("type").asText()).isEqualTo("transaction");
            assertThat(bundle.path("entry")).hasSizeBetween(1, 130);
            assertThat(bundle.path("entry"))
                    .allSatisfy(entry -> assertThat(entry.path("request"))
                            .hasToString("{\"method\":\"PUT\",\"url\":\""
                                    + Fhir.path((ObjectNode) entry.path("resource")) + "\"}"));
        });
    }

    @Test
    void everyIdIsLegalAndUsedOnce() {
        assertThat(TOLD.resources.stream().map(Fhir::path))
                .doesNotHaveDuplicates()
                .allMatch(path -> path.matches("[A-Za-z]+/[A-Za-z0-9.-]{1,64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2027-03-29", "2028-02-29"})
    void everyReferenceIsToTheSameTransactionOrAnEarlierOne(String day) {
        Set<String> known = new HashSet<>();
        Told.bundles(Told.world(day + "T12:00:00Z")).forEach(bundle -> {
            bundle.path("entry").forEach(entry -> known.add(Fhir.path((ObjectNode) entry.path("resource"))));
            assertThat(bundle.findValuesAsText("reference")).allMatch(known::contains);
        });
    }

    @Test
    void answersComeInTheOrderOfTheirDaysTheLastYesterday() {
        assertThat(TOLD.all("QuestionnaireResponse")
                        .map(response -> response.path("authored").asText().substring(0, 10)))
                .isSorted()
                .allMatch(day -> day.compareTo("2026-11-21") < 0);
    }

    @Test
    void aResponseHasTheIdentifierOfItsInvitation() {
        assertThat(TOLD.asked()).filteredOn(Told.Asked::answered).allSatisfy(asked -> {
            assertThat(asked.response().path("identifier"))
                    .isEqualTo(asked.task().at("/identifier/0"));
            assertThat(asked.response().path("questionnaire").asText()).isEqualTo(asked.canonical());
            assertThat(asked.response().path("basedOn")).isEqualTo(asked.task().path("basedOn"));
            assertThat(asked.response().path("source")).isEqualTo(asked.task().path("owner"));
            assertThat(asked.task().at("/output/0/valueReference/reference").asText())
                    .isEqualTo(Fhir.path((ObjectNode) asked.response()));
        });
    }

    @Test
    void aResponseHasTheShapeOfItsQuestionnaire() {
        for (Instrument instrument : Instrument.values()) {
            JsonNode form = Told.questionnaire(instrument);
            List<Told.Asked> asked = TOLD.asked().stream()
                    .filter(one -> one.about(instrument) && one.answered())
                    .toList();
            assertThat(asked).isNotEmpty();
            asked.forEach(one -> assertFits(one.response(), form));
        }
    }

    @Test
    void someItemsAreLeftOutAndSomeResponsesAreTooThinToScore() {
        List<Told.Asked> moods = TOLD.asked().stream()
                .filter(asked -> asked.about(Instrument.PHQ9) && asked.answered())
                .toList();

        assertThat(moods)
                .filteredOn(asked -> asked.numbers("phq9_\\d").size() == 9)
                .isNotEmpty();
        assertThat(moods)
                .filteredOn(asked -> asked.numbers("phq9_\\d").size() < 5)
                .isNotEmpty();
    }

    @Test
    void onlyTheTestPersonsHaveACprNumber() {
        List<String> official = TOLD.all("Patient")
                .map(patient -> patient.at("/identifier/0"))
                .filter(number -> number.path("system").asText().equals(Fhir.CPR))
                .map(number -> number.path("value").asText())
                .toList();
        List<String> replacements = TOLD.all("Patient")
                .map(patient -> patient.at("/identifier/0"))
                .filter(number -> number.path("system").asText().equals(Fhir.REPLACEMENT_CPR))
                .map(number -> number.path("value").asText())
                .toList();

        assertThat(official).hasSize(38).doesNotHaveDuplicates().allMatch(cpr -> cpr.matches("\\d{10}"));
        assertThat(replacements)
                .hasSize((int) TOLD.all("Patient").count() - 38)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("[0-3]\\d[01]\\d{3}[17][A-Z]{2}\\d"));
    }

    @Test
    void everyUnitIsOnePlaceAndOneOrganizationWithTheSameSor() {
        assertThat(Unit.all()).extracting(Unit::sor).doesNotHaveDuplicates().allMatch(sor -> sor.matches("\\d{11,}"));
        assertThat(Unit.all()).filteredOn(unit -> unit.type().equals("ward")).hasSizeBetween(10, 12);
        assertThat(Unit.all()).filteredOn(unit -> unit.parent().isEmpty()).hasSize(1);
    }

    @Test
    void everybodyOneSignsInAsIsThere() {
        Set<String> paths = new HashSet<>();
        TOLD.resources.forEach(resource -> paths.add(Fhir.path(resource)));

        assertThat(DemoPerson.all()).extracting(DemoPerson::username).doesNotHaveDuplicates();
        assertThat(DemoPerson.all()).allSatisfy(person -> {
            assertThat(paths).contains(person.fhirUser()).containsAll(person.patients());
            assertThat(paths)
                    .containsAll(person.units().stream()
                            .map(DemoPerson.UnitReference::reference)
                            .toList());
        });
        assertThat(DemoPerson.all().stream().collect(groupingBy(DemoPerson::role, counting())))
                .containsOnlyKeys("patient", "clinician", "quality", "author", "administrator");
    }

    @Test
    void clinicsHaveAppointmentsToday() {
        assertThat(TOLD.all("Appointment"))
                .allSatisfy(appointment -> assertThat(appointment.path("start").asText())
                        .isBetween("2026-11-21T08:00:00+01:00", "2026-11-21T15:30:00+01:00"));
        assertThat(TOLD.all("Appointment")
                        .collect(groupingBy(
                                appointment -> appointment
                                        .at("/participant/1/actor/reference")
                                        .asText(),
                                counting())))
                .containsEntry("Location/oesteraa-knae", 12L)
                .containsEntry("Location/oesteraa-depression", 12L)
                .containsKey("Location/oesteraa-led");
    }

    /** Groups and items in the questionnaire's own nesting, coded answers among its options. */
    private static void assertFits(JsonNode response, JsonNode form) {
        for (JsonNode item : response.path("item")) {
            JsonNode question = child(form, item.path("linkId").asText());
            String code = item.at("/answer/0/valueCoding/code").asText();
            assertThat(item.has("answer"))
                    .isNotEqualTo(question.path("type").asText().equals("group"));
            assertThat(code.isEmpty()
                            || question.path("answerOption")
                                    .findValuesAsText("code")
                                    .contains(code))
                    .isTrue();
            assertFits(item, question);
        }
    }

    private static JsonNode child(JsonNode parent, String linkId) {
        for (JsonNode item : parent.path("item")) {
            if (item.path("linkId").asText().equals(linkId)) {
                return item;
            }
        }
        throw new AssertionError("no " + linkId + " in " + parent.path("linkId"));
    }
}
