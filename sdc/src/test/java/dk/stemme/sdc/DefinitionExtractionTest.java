package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

/**
 * SDC 4.0.0, Definition-based extraction. The first questionnaire is the guide's own example (HL7/sdc,
 * input/resources/extract-complex-defn3.json, CC0).
 */
class DefinitionExtractionTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

    private static final String ANSWERS = """
            {'linkId':'patient','item':[
              {'linkId':'name','item':[{'linkId':'given','answer':[{'valueString':'Peter'},{'valueString':'James'}]},
                {'linkId':'family','answer':[{'valueString':'Chalmers'}]}]},
              {'linkId':'name','item':[{'linkId':'given','answer':[{'valueString':'Jim'}]}]},
              {'linkId':'gender','answer':[{'valueCoding':{
                'system':'http://hl7.org/fhir/administrative-gender','code':'male'}}]},
              {'linkId':'dob','answer':[{'valueDate':'1974-12-25'}]},
              {'linkId':'ihi','answer':[{'valueString':'8003608000228437'}]}]},
            {'linkId':'contacts','item':[{'linkId':'contact-name','answer':[{'valueString':'Bénédicte'}]},
              {'linkId':'relationship','answer':[{'valueCoding':{
                'system':'http://terminology.hl7.org/CodeSystem/v2-0131','code':'N'}}]}]},
            {'linkId':'contacts','item':[{'linkId':'contact-name','answer':[{'valueString':'Jane'}]}]},
            {'linkId':'obs','item':[{'linkId':'height','answer':[{'valueDecimal':1.85}]}]}""";

    private static Questionnaire form(String rest) {
        String json = "{'resourceType':'Questionnaire','status':'active'," + rest + "}";
        return FHIR.newJsonParser().parseResource(Questionnaire.class, json.replace('\'', '"'));
    }

    private static QuestionnaireResponse response(String items) {
        return FHIR.newJsonParser()
                .parseResource(QuestionnaireResponse.class, """
                        {'resourceType':'QuestionnaireResponse','id':'r1','status':'completed',
                         'subject':{'reference':'Patient/1'},'author':{'reference':'Practitioner/2'},
                         'authored':'2026-03-04T10:00:00+01:00','item':[%s]}""".formatted(items).replace('\'', '"'));
    }

    private static Extraction extraction(Questionnaire form, String items) {
        return Extractor.of(form).extract(response(items), Locale.ENGLISH);
    }

    private static List<BundleEntryComponent> entries(Questionnaire form, String items) {
        Extraction extraction = extraction(form, items);
        assertThat(extraction.problems()).isEmpty();
        return extraction.bundle().getEntry();
    }

    private static String extract(String type) {
        return "{'url':'" + SDC + "definitionExtract','extension':[{'url':'definition','valueCanonical':'" + CORE + type
                + "'}]}";
    }

    private static String fixed(String target, String value) {
        return "{'url':'" + SDC + "definitionExtractValue','extension':[{'url':'definition','valueUri':'" + CORE
                + target + "'},{'url':'fixed-value'," + value + "}]}";
    }

    @Test
    void the_guides_example_gives_a_patient_with_contacts_and_an_observation() {
        var entries = extraction(Resources.questionnaire("extract-definition"), ANSWERS)
                .bundle()
                .getEntry();
        assertThat(entries)
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Patient", "RelatedPerson", "RelatedPerson", "Observation");
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.POST));
        String patientUrl = entries.get(0).getFullUrl();
        var patient = (Patient) entries.get(0).getResource();
        assertThat(patient.getName()).hasSize(2);
        assertThat(patient.getName().get(0).getGivenAsSingleString()).isEqualTo("Peter James");
        assertThat(patient.getName().get(0).getFamily()).isEqualTo("Chalmers");
        assertThat(patient.getName().get(0).getText()).isEqualTo("Peter James Chalmers");
        assertThat(patient.getName().get(1).getText()).isEqualTo("Jim");
        assertThat(patient.getGender().toCode()).isEqualTo("male");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1974-12-25");
        assertThat(patient.getIdentifier()).hasSize(1);
        assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("8003608000228437");
        assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("http://example.org/nhio");
        assertThat(patient.getIdentifierFirstRep().getType().getText()).isEqualTo("National Identifier (IHI)");
        var contact = (RelatedPerson) entries.get(1).getResource();
        assertThat(contact.getPatient().getReference()).isEqualTo(patientUrl);
        assertThat(contact.getNameFirstRep().getText()).isEqualTo("Bénédicte");
        assertThat(contact.getRelationshipFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("N");
        var height = (Observation) entries.get(3).getResource();
        assertThat(height.getStatus().toCode()).isEqualTo("final");
        assertThat(height.getCode().getCodingFirstRep().getCode()).isEqualTo("8302-2");
        assertThat(height.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("vital-signs");
        assertThat(height.getValueQuantity().getValue()).isEqualByComparingTo("1.85");
        assertThat(height.getValueQuantity().getUnit()).isEqualTo("m");
        assertThat(height.getSubject().getReference()).isEqualTo(patientUrl);
        assertThat(height.getPerformerFirstRep().getReference()).isEqualTo("Practitioner/2");
        assertThat(height.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-03-04T10:00:00+01:00");
        assertThat(height.getDerivedFromFirstRep().getReference()).isEqualTo("QuestionnaireResponse/r1");
    }

    @Test
    void without_an_answer_nothing_is_made() {
        assertThat(entries(Resources.questionnaire("extract-definition"), "{'linkId':'patient'}"))
                .isEmpty();
    }

    @Test
    void at_the_root_it_is_made_always() {
        var form = form("'extension':[" + extract("Patient") + ","
                + fixed("Patient#Patient.active", "'valueBoolean':true") + "]");
        var patient = (Patient) entries(form, "").get(0).getResource();
        assertThat(patient.getActive()).isTrue();
    }

    @Test
    void with_an_id_it_is_an_update() {
        var form = form("'item':[{'linkId':'g','type':'group','extension':[" + extract("Patient")
                + "],'item':[{'linkId':'id','type':'string','definition':'" + CORE + "Patient#Patient.id'}]}]");
        var entry = entries(form, "{'linkId':'g','item':[{'linkId':'id','answer':[{'valueString':'p7'}]}]}")
                .get(0);
        assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
        assertThat(entry.getRequest().getUrl()).isEqualTo("Patient/p7");
    }

    @Test
    void of_a_profile_its_type_is_told_by_what_is_put_in_it() {
        var profile = "http://example.org/StructureDefinition/local-patient";
        var form = form("'item':[{'linkId':'n','type':'string','extension':[{'url':'" + SDC
                + "definitionExtract','extension':[{'url':'definition','valueCanonical':'" + profile
                + "'}]}],'definition':'" + profile + "#Patient.contact.name.text'}]");
        var patient = (Patient) entries(form, "{'linkId':'n','answer':[{'valueString':'Jane'}]}")
                .get(0)
                .getResource();
        assertThat(patient.getMeta().getProfile().get(0).getValue()).isEqualTo(profile);
        assertThat(patient.getContactFirstRep().getName().getText()).isEqualTo("Jane");
    }

    @Test
    void a_value_becomes_a_type_that_may_stand_there() {
        var form = form("'item':[{'linkId':'g','type':'group','extension':[" + extract("Observation") + "],'item':["
                + "{'linkId':'v','type':'integer','definition':'" + CORE + "Observation#Observation.value[x]'},"
                + "{'linkId':'c','type':'choice','definition':'" + CORE + "Observation#Observation.code'},"
                + "{'linkId':'d','type':'date','definition':'" + CORE + "Observation#Observation.effective'}]}]");
        var observation = (Observation) entries(
                        form,
                        "{'linkId':'g','item':[{'linkId':'v','answer':[{'valueInteger':3}]},"
                                + "{'linkId':'c','answer':[{'valueCoding':{'code':'x'}}]},"
                                + "{'linkId':'d','answer':[{'valueDate':'2026-01-31'}]}]}")
                .get(0)
                .getResource();
        assertThat(observation.getValue().primitiveValue()).isEqualTo("3");
        assertThat(observation.getCode().getCodingFirstRep().getCode()).isEqualTo("x");
        assertThat(observation.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-01-31");
    }

    @Test
    void what_does_not_fit_is_left_out_with_a_remark() {
        var form = form("'item':[{'linkId':'g','type':'group','extension':[" + extract("Patient") + ","
                + fixed("Patient#Patient.telecom.use", "'valueCode':'phone'") + ","
                + fixed("Patient#Patient.colour", "'valueCode':'red'") + ","
                + fixed("Group#Group.active", "'valueBoolean':true") + "],"
                + "'item':[{'linkId':'b','type':'string','repeats':true,"
                + "'definition':'" + CORE + "Patient#Patient.birthDate'}]}]");
        var extraction = extraction(
                form, "{'linkId':'g','item':[{'linkId':'b','answer':[{'valueString':'x'},{'valueString':'y'}]}]}");
        assertThat(extraction.problems()).hasSize(4);
        assertThat(extraction.bundle().getEntry()).hasSize(1);
    }

    @Test
    void a_type_that_is_not_known_makes_nothing() {
        var form = form("'item':[{'linkId':'a','type':'string','extension':[" + extract("Nonsense") + "]}]");
        var extraction = extraction(form, "{'linkId':'a','answer':[{'valueString':'x'}]}");
        assertThat(extraction.problems()).hasSize(1);
        assertThat(extraction.bundle().getEntry()).isEmpty();
    }
}
