package dk.stemme.server.denmark;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What dk-core demands beyond R4: of whoever claims a profile, and of whoever uses a Danish code. */
class CoreProfileTest {
    private static final String PROFILE = "http://hl7.dk/fhir/core/StructureDefinition/dk-core-";

    private static List<Issue> issues(String type, String content, boolean claimed) {
        String name = type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        String meta = claimed ? "\"meta\":{\"profile\":[\"" + PROFILE + name + "\"]}," : "";
        String json = "{\"resourceType\":\"" + type + "\"," + meta + content.replace('\'', '"') + "}";
        return CoreProfile.issues(
                (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Patient | 'active':true | Patient.identifier",
                "Patient | 'identifier':[{'system':'urn:x','value':'1'},{'use':'usual','system':'urn:oid:1.2.208.176.1.2','value':'0104909989'}] | Patient.identifier[1]",
                "Patient | 'identifier':[{'system':'urn:oid:1.2.208.176.1.2','value':'0104909989'},{'system':'urn:oid:1.2.208.176.1.2','value':'0104909988'}] | Patient.identifier[1]",
                "Patient | 'identifier':[{'system':'urn:x','value':'1'}],'name':[{'use':'official','given':['A']}] | Patient.name[0]",
                "Patient | 'identifier':[{'system':'urn:x','value':'1'}],'name':[{'use':'official','family':'A'},{'use':'official','family':'B'}] | Patient.name[1]",
                "RelatedPerson | 'name':[{'use':'official','text':'A B'}] | RelatedPerson.name[0]",
                "Organization | 'identifier':[{'system':'urn:x','value':'1'}] | Organization.identifier",
                "Organization | 'identifier':[{'use':'usual','system':'http://cvr.dk','value':'64942212'}] | Organization.identifier[0]",
                "Observation | 'status':'final','code':{'text':'x'} | Observation.subject",
                "Observation | 'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/1'},'valueQuantity':{'value':1} | Observation.value",
                "Observation | 'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/1'},'valueQuantity':{'value':1,'system':'urn:x','code':'kg'} | Observation.value",
                "Observation | 'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'1-1'},{'system':'http://loinc.org','code':'2-2'}]},'subject':{'reference':'Patient/1'} | Observation.code.coding[1]"
            })
    void whoClaimsAProfileMustKeepIt(String type, String content, String place) {
        assertThat(issues(type, content, true)).extracting(Issue::expression).containsExactly(place);
        assertThat(issues(type, content, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Patient | 'address':[{'extension':[{'url':'http://hl7.dk/fhir/core/StructureDefinition/dk-core-municipalityCodes','valueCodeableConcept':{'coding':[{'system':'http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes','code':'CODE'}]}}]}] | 0461 | 9999",
                "Patient | 'address':[{'extension':[{'url':'http://hl7.dk/fhir/core/StructureDefinition/dk-core-RegionalSubDivisionCodes','valueCodeableConcept':{'coding':[{'system':'urn:iso:std:iso:3166:-2','code':'CODE'}]}}]}] | DK-83 | DK-80",
                "Organization | 'identifier':[{'system':'http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes','value':'CODE'}] | 0751 | 0752",
                "Practitioner | 'qualification':[{'identifier':[{'system':'https://autregweb.sst.dk','value':'CODE'}],'code':{'text':'Læge'}}] | 005ML | 005MA"
            })
    void aDanishCodeMustExistWhereverItIsUsed(String type, String content, String right, String wrong) {
        assertThat(issues(type, content.replace("CODE", right), false)).isEmpty();
        assertThat(issues(type, content.replace("CODE", wrong), false)).hasSize(1);
    }

    @Test
    void aMaritalStatusUnknownToDanishLawOnlyWarns() {
        String system = "'system':'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus'";
        List<Issue> issues = issues(
                "Patient",
                "'identifier':[{'system':'urn:x','value':'1'}],'maritalStatus':{'coding':[{" + system + ",'code':'P'},{"
                        + system + ",'code':'A'}]}",
                true);
        assertThat(issues).extracting(issue -> issue.severity().toCode()).containsExactly("warning");
    }
}
