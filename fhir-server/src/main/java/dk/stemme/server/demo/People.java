package dk.stemme.server.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where the people come from: the 38 test persons that HL7 Denmark publishes with dk-core (CC0), and any number of
 * invented ones, whose national replacement numbers (X-eCPR: birthday, 1 or 7, two letters, a digit) belong to nobody.
 */
final class People {
    private static final DateTimeFormatter DAY_MONTH_YEAR = DateTimeFormatter.ofPattern("ddMMyy");
    private static final Map<String, List<String>> NAMES = Table.read("names.csv").stream()
            .collect(Collectors.toMap(row -> row.text("kind"), row -> row.words("names")));
    private static final Map<String, Person> TEST_PERSONS = readTestPersons();

    private int invented;

    static List<Person> testPersons() {
        return List.copyOf(TEST_PERSONS.values());
    }

    static Person testPerson(String id) {
        return Objects.requireNonNull(TEST_PERSONS.get(id), id);
    }

    /** The next invented person, of about the given age. */
    Person invent(String id, double age, LocalDate today) {
        Chance chance = Chance.of(id);
        String gender = chance.yes(0.56) ? "female" : "male";
        LocalDate born = today.minusDays(Math.round(365.25 * age) + chance.between(0, 364));
        return new Person(
                id,
                Fhir.identifier("temp", Fhir.REPLACEMENT_CPR, replacement(born, gender)),
                List.of(chance.pick(names(gender))),
                chance.pick(names("family")),
                gender,
                born,
                false);
    }

    private static List<String> names(String kind) {
        return Objects.requireNonNull(NAMES.get(kind), kind);
    }

    private String replacement(LocalDate born, String gender) {
        int number = invented++;
        char first = (char) ('A' + number / 26 % 26);
        char second = (char) ('A' + number % 26);
        int digit = number / 676 % 5 * 2 + (gender.equals("male") ? 1 : 0);
        return DAY_MONTH_YEAR.format(born) + (born.getYear() < 2000 ? "1" : "7") + first + second + digit;
    }

    private static Map<String, Person> readTestPersons() {
        Map<String, Person> persons = new LinkedHashMap<>();
        for (Table.Row row : Table.read("test-persons.csv")) {
            ObjectNode cpr = Fhir.identifier("official", Fhir.CPR, row.text("cpr"));
            Person person = new Person(
                    row.text("id"),
                    cpr,
                    row.words("given"),
                    row.text("family"),
                    row.text("gender"),
                    LocalDate.parse(row.text("born")),
                    row.has("deceased"));
            persons.put(person.id(), person);
        }
        return persons;
    }
}
