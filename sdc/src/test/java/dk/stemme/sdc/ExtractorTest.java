package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

/** SDC 4.0.0, Form Data Extraction: observation-based and template-based. */
class ExtractorTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    private static final String EXTRACT = "{'url':'" + SDC + "observationExtract','valueBoolean':true}";
    private static final String WEIGHT = "'code':[{'system':'http://loinc.org','code':'29463-7'}]";

    private static Questionnaire form(String rest) {
        return FHIR.newJsonParser()
                .parseResource(
                        Questionnaire.class,
                        ("{'resourceType':'Questionnaire','status':'active'," + rest + "}").replace('\'', '"'));
    }

    private static QuestionnaireResponse response(String items) {
        return FHIR.newJsonParser()
                .parseResource(QuestionnaireResponse.class, """
                        {'resourceType':'QuestionnaireResponse','id':'r1','status':'completed',
                         'subject':{'reference':'Patient/1'},'author':{'reference':'Practitioner/2'},
                         'encounter':{'reference':'Encounter/3'},'authored':'2026-03-04T10:00:00+01:00',
                         'item':[%s]}""".formatted(items).replace('\'', '"'));
    }

    private static List<BundleEntryComponent> extracted(Questionnaire form, QuestionnaireResponse response) {
        var extraction = Extractor.of(form).extract(response, Locale.ENGLISH);
        assertThat(extraction.problems()).isEmpty();
        assertThat(extraction.bundle().getType()).isEqualTo(BundleType.TRANSACTION);
        return extraction.bundle().getEntry();
    }

    private static Observation observation(BundleEntryComponent entry) {
        return (Observation) entry.getResource();
    }

    @Test
    void a_coded_question_marked_for_it_becomes_an_observation() {
        var form = form("'item':[{'linkId':'w','type':'decimal'," + WEIGHT + ",'extension':[" + EXTRACT
                + ",{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',"
                + "'valueCoding':{'system':'http://unitsofmeasure.org','code':'kg'}}]}]");
        var entry = extracted(form, response("{'linkId':'w','answer':[{'valueDecimal':72.50}]}"))
                .get(0);
        assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.POST);
        assertThat(entry.getRequest().getUrl()).isEqualTo("Observation");
        assertThat(entry.getFullUrl()).startsWith("urn:uuid:");
        var observation = observation(entry);
        assertThat(observation.getStatus().toCode()).isEqualTo("final");
        assertThat(observation.getCode().getCodingFirstRep().getCode()).isEqualTo("29463-7");
        assertThat(observation.getValueQuantity().getValue()).isEqualByComparingTo("72.5");
        assertThat(observation.getValueQuantity().getCode()).isEqualTo("kg");
        assertThat(observation.getSubject().getReference()).isEqualTo("Patient/1");
        assertThat(observation.getEncounter().getReference()).isEqualTo("Encounter/3");
        assertThat(observation.getPerformerFirstRep().getReference()).isEqualTo("Practitioner/2");
        assertThat(observation.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-03-04T10:00:00+01:00");
        assertThat(observation.getIssuedElement().getValueAsString()).isEqualTo("2026-03-04T10:00:00+01:00");
        assertThat(observation.getDerivedFromFirstRep().getReference()).isEqualTo("QuestionnaireResponse/r1");
    }

    @Test
    void a_form_without_marks_gives_nothing() {
        var form = form("'item':[{'linkId':'w','type':'integer'," + WEIGHT + "}]");
        assertThat(Extractor.of(form).isEmpty()).isTrue();
        assertThat(extracted(form, response("{'linkId':'w','answer':[{'valueInteger':72}]}")))
                .isEmpty();
    }

    @Test
    void a_mark_on_the_form_holds_for_every_coded_question_unless_it_says_no() {
        var no = EXTRACT.replace("true", "false");
        var form = form("'extension':[" + EXTRACT + "],'item':[{'linkId':'a','type':'integer'," + WEIGHT
                + "},{'linkId':'b','type':'integer'},{'linkId':'c','type':'integer'," + WEIGHT + ",'extension':[" + no
                + "]}]");
        var response = response("{'linkId':'a','answer':[{'valueInteger':1}]},{'linkId':'b','answer':"
                + "[{'valueInteger':2}]},{'linkId':'c','answer':[{'valueInteger':3}]}");
        var entries = extracted(form, response);
        assertThat(entries).hasSize(1);
        assertThat(((IntegerType) observation(entries.get(0)).getValue()).getValue())
                .isEqualTo(1);
    }

    @Test
    void only_tagged_codes_are_carried_over_when_one_is_tagged() {
        var form = form("'item':[{'linkId':'a','type':'integer','code':[{'code':'x'},{'code':'y','extension':["
                + EXTRACT + "]}]}]");
        var codes = observation(extracted(form, response("{'linkId':'a','answer':[{'valueInteger':1}]}"))
                        .get(0))
                .getCode()
                .getCoding();
        assertThat(codes).hasSize(1);
        assertThat(codes.get(0).getCode()).isEqualTo("y");
        assertThat(codes.get(0).hasExtension()).isFalse();
    }

    @Test
    void every_answer_of_a_question_that_repeats_is_an_observation_and_a_coding_a_concept() {
        var form = form("'item':[{'linkId':'a','type':'choice','repeats':true," + WEIGHT + ",'extension':[" + EXTRACT
                + "],'answerOption':[{'valueCoding':{'code':'p'}},{'valueCoding':{'code':'q'}}]}]");
        var entries = extracted(
                form, response("{'linkId':'a','answer':[{'valueCoding':{'code':'p'}},{'valueCoding':{'code':'q'}}]}"));
        assertThat(entries)
                .extracting(entry -> ((CodeableConcept) observation(entry).getValue())
                        .getCodingFirstRep()
                        .getCode())
                .containsExactly("p", "q");
    }

    @Test
    void components_and_members_belong_to_the_observation_around_them() {
        var form = form("'item':[{'linkId':'g','type':'group','code':[{'code':'panel'}],'extension':[" + EXTRACT
                + "],'item':[" + related("s", "component") + "," + related("m", "member") + "]}]");
        var entries = extracted(
                form,
                response("{'linkId':'g','item':[{'linkId':'s','answer':[{'valueInteger':120}]},"
                        + "{'linkId':'m','answer':[{'valueInteger':80}]}]}"));
        assertThat(entries).hasSize(2);
        var panel = entries.stream()
                .filter(entry -> observation(entry).hasComponent())
                .findFirst()
                .orElseThrow();
        var member =
                entries.stream().filter(entry -> entry != panel).findFirst().orElseThrow();
        assertThat(observation(panel)
                        .getComponentFirstRep()
                        .getCode()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("s");
        assertThat(observation(panel).getHasMemberFirstRep().getReference()).isEqualTo(member.getFullUrl());
    }

    private static String related(String linkId, String relation) {
        return "{'linkId':'%1$s','type':'integer','code':[{'code':'%1$s'}],'extension':[%2$s]}"
                .formatted(linkId, EXTRACT.replace("'valueBoolean':true", "'valueCode':'" + relation + "'"));
    }

    @Test
    void the_same_response_gives_the_same_addresses_again() {
        var form = form("'item':[{'linkId':'a','type':'integer'," + WEIGHT + ",'extension':[" + EXTRACT + "]}]");
        var response = response("{'linkId':'a','answer':[{'valueInteger':1}]}");
        assertThat(extracted(form, response).get(0).getFullUrl())
                .isEqualTo(extracted(form, response).get(0).getFullUrl());
    }

    @Test
    void templates_are_filled_with_what_was_answered() {
        var form = Resources.questionnaire("extract-template");
        var entries = extracted(form, response("""
                {'linkId':'person','item':[
                  {'linkId':'name','item':[{'linkId':'given','answer':[{'valueString':'Ann'},{'valueString':'Bo'}]},
                                           {'linkId':'family','answer':[{'valueString':'Holm'}]}]},
                  {'linkId':'gender','answer':[{'valueCoding':{'code':'female'}}]},
                  {'linkId':'mobile','answer':[{'valueString':'12345678'}]}]},
                {'linkId':'relatives','item':[{'linkId':'relative-name','answer':[{'valueString':'Per'}]},
                  {'linkId':'relation','answer':[{'valueCoding':{'code':'BRO'}}]}]},
                {'linkId':'measured','item':[{'linkId':'height','answer':[{'valueDecimal':1.7}]}]}"""));
        assertThat(entries)
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Patient", "RelatedPerson", "Observation");
        var patient = (Patient) entries.get(0).getResource();
        assertThat(patient.hasId()).isFalse();
        assertThat(patient.hasIdentifier()).isFalse();
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Holm");
        assertThat(patient.getNameFirstRep().getGiven()).extracting("value").containsExactly("Ann", "Bo");
        assertThat(patient.getNameFirstRep().getText()).isEqualTo("Ann Bo Holm");
        assertThat(patient.getGender().toCode()).isEqualTo("female");
        assertThat(patient.getTelecomFirstRep().getValue()).isEqualTo("12345678");
        assertThat(FHIR.newJsonParser().encodeResourceToString(patient)).doesNotContain("templateExtract");
        var contact = (RelatedPerson) entries.get(1).getResource();
        assertThat(contact.getPatient().getReference()).isEqualTo(entries.get(0).getFullUrl());
        assertThat(contact.getRelationshipFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("BRO");
        var height = observation(entries.get(2));
        assertThat(height.getSubject().getReference()).isEqualTo(entries.get(0).getFullUrl());
        assertThat(height.getValueQuantity().getValue()).isEqualByComparingTo("170");
        assertThat(height.getValueQuantity().getUnit()).isEqualTo("cm");
        assertThat(height.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-03-04T10:00:00+01:00");
        assertThat(height.getDerivedFromFirstRep().getReference()).isEqualTo("QuestionnaireResponse/r1");
    }

    @Test
    void an_expression_that_fails_is_told_and_the_rest_is_done() {
        var form = form("""
                'contained':[{'resourceType':'Observation','id':'t','status':'final','code':{'text':'x'},
                  '_valueString':{'extension':[{'url':'%1$stemplateExtractValue','valueString':'%%nothing'}]}}],
                'extension':[{'url':'%1$stemplateExtract','extension':[
                  {'url':'template','valueReference':{'reference':'#t'}},{'url':'resourceId','valueString':"'o7'"}]}],
                'item':[{'linkId':'a','type':'string'}]""".formatted(SDC).replace("\"'o7'\"", "'\\u0027o7\\u0027'"));
        var extraction = Extractor.of(form).extract(response(""), Locale.ENGLISH);
        assertThat(extraction.problems()).hasSize(1);
        var entry = extraction.bundle().getEntryFirstRep();
        assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
        assertThat(entry.getRequest().getUrl()).isEqualTo("Observation/o7");
        assertThat(observation(entry).hasValue()).isFalse();
        assertThat(observation(entry).getCode().getText()).isEqualTo("x");
    }
}
