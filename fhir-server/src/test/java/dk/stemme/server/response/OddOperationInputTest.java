package dk.stemme.server.response;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operation cannot use is refused, or remarked on; it is never taken for a fault of ours. */
class OddOperationInputTest extends ServerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Questionnaire/$next-question | {'resourceType':'QuestionnaireResponse','questionnaire':'#q','contained':[{'resourceType':'Questionnaire'}]}",
                "Questionnaire/$next-question | {'resourceType':'QuestionnaireResponse','questionnaire':'#q','contained':[{'resourceType':'Questionnaire','id':'q','derivedFrom':['https://stemme.example/fhir/Questionnaire/simulated60'],'item':[{'text':'x'}]}]}",
                "Questionnaire/$next-question | {'resourceType':'Patient'}",
                "Questionnaire/$next-question | {'resourceType':",
                "Questionnaire/$populate | {'resourceType':'Questionnaire','item':[{'text':'x'},{'type':'group'}]}",
                "Questionnaire/$populate | {'resourceType':'Questionnaire','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/variable','valueExpression':{'name':'v','language':'application/x-fhir-query'}}]}",
                "Questionnaire/$populate | {'resourceType':'Parameters','parameter':[{'name':'context','part':[{'name':'name'}]}]}",
                "Questionnaire/$assemble | {'resourceType':'Questionnaire','item':[{'text':'x'},{'text':'y','enableWhen':[{}]}]}",
                "Questionnaire/$validate | {'resourceType':'Questionnaire'}",
                "Questionnaire/$process-response | {'resourceType':'QuestionnaireResponse'}",
                "QuestionnaireResponse/$extract | {'resourceType':'QuestionnaireResponse','questionnaire':'#x'}",
                "QuestionnaireResponse/$validate | {'resourceType':'QuestionnaireResponse'}",
                "ValueSet/$expand | {'resourceType':'ValueSet','compose':{'include':[{},{'system':'urn:x'},{'filter':[{}]}]}}",
                "ValueSet/$validate-code | {'resourceType':'ValueSet','compose':{'include':[{'system':'u','concept':[{}]}]}}",
                "CodeSystem/$lookup | {'resourceType':'Parameters','parameter':[{'name':'coding','valueString':'x'}]}",
                "CodeSystem/$validate-code | {'resourceType':'Parameters','parameter':[{}]}"
            })
    void isRefusedNotStumbledOver(String operation, String body) {
        int status = ehr().body(body.replace('\'', '"')).post("/" + operation).statusCode();
        assertThat(status).isLessThan(500);
    }
}
