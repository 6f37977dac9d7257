package dk.stemme.sdc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;

/**
 * Where this engine and HAPI's own validator judge a response differently, and why: each kind of difference stands in
 * {@code differences.txt} with its reason, and no other may occur.
 */
class DifferentialTest {

    /** Responses to each questionnaire. */
    private static final int EACH = 112;

    private static final List<Questionnaire> QUESTIONNAIRES = Stream.concat(
                    Stream.of("types", "limits", "options", "structure", "required", "logic", "rows", "weights")
                            .map(Resources::questionnaire),
                    Stream.of("phq9", "who5", "audit", "koos12", "stemme-experience")
                            .map(DifferentialTest::catalogue))
            .toList();

    private final List<Form> forms = QUESTIONNAIRES.stream().map(Form::compile).toList();
    private final Oracle oracle = new Oracle(QUESTIONNAIRES);

    static {
        for (int i = 0; i < QUESTIONNAIRES.size(); i++) {
            QUESTIONNAIRES
                    .get(i)
                    .setUrl("http://example.org/Questionnaire/" + i)
                    .setVersion(null);
        }
    }

    @Test
    void differs_from_the_other_validator_only_where_there_is_a_reason() {
        var found = new ConcurrentSkipListMap<String, String>();
        IntStream.range(0, forms.size()).parallel().forEach(form -> compare(cases(form), found));
        assertThat(found.keySet()).as("%s", found).isSubsetOf(explained());
    }

    private void compare(List<Case> cases, Map<String, String> found) {
        var theirs = oracle.errors(cases.stream().map(Case::response).toList());
        var always = always(cases, theirs);
        for (int i = 0; i < cases.size(); i++) {
            var each = cases.get(i);
            difference(each, theirs.get(i), always).forEach(kind -> found.putIfAbsent(kind, each.toString()));
        }
    }

    /** @param ours the kinds of error this engine finds */
    private record Case(Mutation mutation, QuestionnaireResponse response, Set<String> ours) {

        @Override
        public String toString() {
            return mutation + " " + Resources.FHIR.newJsonParser().encodeResourceToString(response);
        }
    }

    private List<Case> cases(int form) {
        var random = new Random(form);
        var cases = new ArrayList<Case>();
        for (int i = 0; i < EACH; i++) {
            var mutation = Mutation.values()[i % Mutation.values().length];
            var response = new Answering(random).answer(QUESTIONNAIRES.get(form));
            forms.get(form).prune(response);
            mutation.apply(response, random);
            cases.add(new Case(mutation, response, errors(forms.get(form), response)));
        }
        return cases;
    }

    private static Set<String> errors(Form form, QuestionnaireResponse response) {
        return form.report(response).findings().stream()
                .filter(finding -> finding.severity() == IssueSeverity.ERROR)
                .map(Finding::key)
                .collect(Collectors.toSet());
    }

    private static Set<String> always(List<Case> cases, List<Set<String>> theirs) {
        var always = new HashSet<String>();
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).mutation() == Mutation.NONE) always.addAll(theirs.get(i));
        }
        return always;
    }

    /** What one of the two finds, when the other finds nothing. What HAPI finds in a right response is told apart. */
    private static Stream<String> difference(Case each, Set<String> theirs, Set<String> always) {
        var found = new HashSet<>(theirs);
        if (each.mutation() == Mutation.NONE) {
            assertThat(each.ours()).as(each.toString()).isEmpty();
            return found.stream().map(kind -> "right, refused by HAPI: " + kind);
        }
        found.removeAll(always);
        if (each.ours().isEmpty() == found.isEmpty()) return Stream.of();
        return found.isEmpty()
                ? each.ours().stream().map(kind -> "accepted by HAPI: " + kind)
                : found.stream().map(kind -> "refused by HAPI: " + kind);
    }

    private static Set<String> explained() {
        return read("differences.txt")
                .lines()
                .filter(line -> line.contains(" HAPI: "))
                .map(line -> line.split(" = ", 2)[0])
                .collect(Collectors.toSet());
    }

    private static Questionnaire catalogue(String name) {
        return Resources.FHIR
                .newJsonParser()
                .parseResource(Questionnaire.class, read("/dk/stemme/instruments/" + name + "/questionnaire.json"));
    }

    private static String read(String name) {
        try (var file = DifferentialTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
