package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.instruments.Catalogue;
import dk.stemme.instruments.Texts;
import java.util.Locale;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayCommandTest {
    private static final Locale DANISH = Locale.forLanguageTag("da");

    @Test
    void writes_the_form_with_the_texts_given() {
        Run run = Run.of(
                "linkId,option,language,text\nhads_1,,da,Ordlyd\nhads_1,,en,\"Wording, in full\"\nhads_1,3,,Altid\n",
                "overlay",
                "hads",
                "--owner",
                "region",
                "--language",
                "da");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.DONE);
        Questionnaire form = form(run);
        assertThat(form.getVersion()).isEqualTo("1.0.0+region");
        QuestionnaireItemComponent first = form.getItem().get(1);
        assertThat(first.getText()).isEqualTo("Wording, in full");
        assertThat(Texts.of(first.getTextElement()).in(DANISH)).isEqualTo("Ordlyd");
        assertThat(Texts.of(first.getAnswerOption().get(3).getValueCoding().getDisplayElement())
                        .in(DANISH))
                .isEqualTo("Altid");
    }

    @Test
    void texts_that_are_not_given_are_told_per_language() {
        Run run = Run.of("linkId,text\nmmrc,Ordlyd\n", "overlay", "mmrc", "--owner", "x", "--language", "da");
        assertThat(run.err())
                .isEqualToNormalizingNewlines("5 texts without wording in da: mmrc option 0, mmrc option 1,"
                        + " mmrc option 2, mmrc option 3, mmrc option 4\n");
    }

    @Test
    void every_line_that_does_not_fit_is_told_and_nothing_is_written() {
        Run run = Run.of(
                "linkId;option;text\nhads_1;;Ordlyd\nhads_77;;x\nhads_1;8;y\nhads_2\n",
                "overlay",
                "hads",
                "--owner",
                "x",
                "--language",
                "da");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                        stemme: line 3: the form has no text 'hads_77'
                        stemme: line 4: hads_1 has no option '8', but 0, 1, 2, 3
                        stemme: line 5: 1 cells where the header has 3
                        """);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'linkId,words', 'column ''words'' is unknown; there are linkId, option, language, text'",
        "'linkId', the table needs the columns linkId and text",
        "'linkId,text', 'name the language of the texts: --language da, or a column language'"
    })
    void a_header_that_does_not_fit_is_refused(String header, String message) {
        assertThat(Run.of(header, "overlay", "hads", "--owner", "x").err()).startsWith("stemme: " + message);
    }

    @Test
    void an_owner_that_fits_into_no_version_is_refused() {
        assertThat(Run.of("linkId,language,text\n", "overlay", "hads", "--owner", "a b")
                        .err())
                .startsWith("stemme: --owner: 'a b' cannot stand in a version");
    }

    private static Questionnaire form(Run run) {
        return (Questionnaire)
                Catalogue.parse(FhirContext.forR4Cached(), run.out()).get(0);
    }
}
