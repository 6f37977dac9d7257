package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask for the operations on forms, and on the codes they use. */
class FormRulesTest {

    @ParameterizedTest
    @CsvSource({
        "Questionnaire, $next-question, PATIENT CLINICIAN AUTHOR SYSTEM",
        "Questionnaire, $populate, PATIENT CLINICIAN SYSTEM",
        "Questionnaire, $process-response, CLINICIAN SYSTEM",
        "Questionnaire, $assemble, AUTHOR SYSTEM",
        "Questionnaire, $validate, AUTHOR SYSTEM",
        "Questionnaire, $qfdd, CLINICIAN AUTHOR SYSTEM",
        "QuestionnaireResponse, $extract, CLINICIAN SYSTEM",
        "QuestionnaireResponse, $qrd, CLINICIAN SYSTEM",
        "QuestionnaireResponse, $validate, PATIENT CLINICIAN SYSTEM",
        "ValueSet, $expand, PATIENT CLINICIAN QUALITY AUTHOR SYSTEM ADMINISTRATOR",
        "ValueSet, $validate-code, PATIENT CLINICIAN QUALITY AUTHOR SYSTEM ADMINISTRATOR",
        "CodeSystem, $lookup, PATIENT CLINICIAN QUALITY AUTHOR SYSTEM ADMINISTRATOR",
        "CodeSystem, $validate-code, PATIENT CLINICIAN QUALITY AUTHOR SYSTEM ADMINISTRATOR"
    })
    void aRoleMayWhatItsRowSays(String type, String operation, String roles) {
        List<String> permitted = Arrays.stream(Role.values())
                .filter(role -> Rules.get().permit(caller(role), type, operation))
                .map(Role::name)
                .toList();
        assertThat(permitted).containsExactlyInAnyOrder(roles.split(" "));
    }

    private static Caller caller(Role role) {
        return new Caller("one", "One", role, "", Set.of(), List.of(), Grant.session(role));
    }
}
