package dk.stemme.server.denmark.document;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** A form with every type of item that the documents have a pattern for, and a response to it. */
final class MappedForm {
    static final FhirContext CONTEXT = FhirContext.forR4Cached();
    static final String FORM = """
            {"resourceType":"Questionnaire","language":"da","url":"https://example.org/Questionnaire/all","version":"2.1.0",
             "identifier":[{"system":"urn:oid:1.2.208.184","value":"f1f55a64-b21e-42c1-b50f-7f1f7c970d39"}],
             "title":"Alt & <alt>","status":"draft","date":"2026-11-22","publisher":"Odense","copyright":"Fri til brug",
             "item":[
              {"linkId":"intro","type":"display","text":"Velkommen.\\nTag dig tid."},
              {"linkId":"loose","type":"integer","text":"Uden gruppe"},
              {"linkId":"numbers","type":"group","text":"Tal","item":[
                {"linkId":"n 0","type":"display","text":"Først tal"},
                {"linkId":"n/1","type":"integer","text":"Mellem 1 og 10","code":[
                   {"system":"urn:oid:1.2.208.184.12.1","code":"Q.NUM.01","display":"Et tal"},
                   {"system":"http://loinc.org","code":"1234-5"}],
                 "extension":[
                   {"url":"http://ehealth.sundhed.dk/fhir/StructureDefinition/ehealth-external-identifier",
                    "valueIdentifier":{"system":"urn:oid:1.2.208.184.12.1","value":"3b89b7ad"}},
                   {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":1},
                   {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":10},
                   {"url":"http://ehealth.sundhed.dk/fhir/StructureDefinition/ehealth-questionnaire-feedback","extension":[
                     {"url":"value","valueString":"Højt"},{"url":"min","valueInteger":8},{"url":"max","valueInteger":10}]}],
                 "item":[{"linkId":"n1-help","type":"display","text":"Kun hele tal","extension":[
                   {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl","valueCodeableConcept":
                    {"coding":[{"system":"http://hl7.org/fhir/questionnaire-item-control","code":"help","display":"Help-Button"}]}}]}]},
                {"linkId":"n2","type":"decimal","text":"Mindst nul","extension":[
                   {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueDecimal":0.0}]},
                {"linkId":"n3","type":"quantity","text":"Vægt","extension":[
                   {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit","valueCoding":
                    {"system":"http://unitsofmeasure.org","code":"kg"}}]},
                {"linkId":"n4","type":"date","text":"Hvornår?","extension":[
                   {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueDate":"2026-12-31"}]},
                {"linkId":"n-between","type":"display","text":"Så en skala"},
                {"linkId":"n5","type":"integer","text":"Smerte","extension":[
                   {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl","valueCodeableConcept":
                    {"coding":[{"system":"http://hl7.org/fhir/questionnaire-item-control","code":"slider","display":"Slider"}]}},
                   {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue","valueInteger":1},
                   {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},
                   {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":100}]}]},
              {"linkId":"choices","type":"group","text":"Valg","item":[
                {"linkId":"inner","type":"group","text":"Indre gruppe","code":[{"system":"http://loinc.org","code":"9-9"}],
                 "enableBehavior":"any","enableWhen":[
                   {"question":"n/1","operator":">","answerInteger":5},
                   {"question":"c2","operator":"!=","answerBoolean":true}],
                 "item":[
                  {"linkId":"c-text","type":"display","text":"Vælg"},
                  {"linkId":"c1","type":"choice","text":"Flere","required":true,"repeats":true,"extension":[
                     {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs","valueInteger":2},
                     {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs","valueInteger":3}],
                   "answerOption":[
                     {"valueCoding":{"system":"https://example.org/cs","code":"a","display":"A"}},
                     {"valueCoding":{"system":"https://example.org/cs","code":"b","display":"B"}},
                     {"valueCoding":{"code":"c","display":"C"}},
                     {"valueCoding":{"system":"http://snomed.info/sct","code":"74964007","display":"Andet"}}],
                   "item":[{"linkId":"c1-other","type":"string","text":"Hvilket?","enableWhen":[
                     {"question":"c1","operator":"=","answerCoding":
                      {"system":"http://snomed.info/sct","code":"74964007"}}]}]},
                  {"linkId":"c2","type":"boolean","text":"Ja eller nej"}]},
                {"linkId":"c3","type":"choice","text":"På en linje","extension":[
                   {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl","valueCodeableConcept":
                    {"coding":[{"system":"http://hl7.org/fhir/questionnaire-item-control","code":"slider","display":"Slider"}]}}],
                 "answerOption":[
                   {"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":0}],
                    "valueCoding":{"system":"https://example.org/cs","code":"low","display":"Lav"}},
                   {"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":1.5}],
                    "valueCoding":{"system":"https://example.org/cs","code":"high","display":"Høj"}}]}]},
              {"linkId":"words","type":"group","text":"Ord","item":[
                {"linkId":"t1","type":"text","text":"Hvad ses?","extension":[
                   {"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-itemMedia","valueAttachment":
                    {"contentType":"image/png","data":"iVBORw0KGgo="}}],
                 "enableBehavior":"all","enableWhen":[
                   {"question":"n2","operator":">=","answerDecimal":1.50},
                   {"question":"n3","operator":"<","answerQuantity":
                    {"value":90,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}},
                   {"question":"n4","operator":"<=","answerDate":"2026-06-30"},
                   {"question":"t2","operator":"=","answerString":"ja"}]},
                {"linkId":"t2","type":"string","text":"Kort","enableWhen":[
                   {"question":"n/1","operator":"=","answerInteger":3}]}]}]}""";

    static final String RESPONSE = """
            {"resourceType":"QuestionnaireResponse","id":"r1","meta":{"versionId":"1"},
             "identifier":{"system":"https://example.org/responses","value":"42"},
             "questionnaire":"https://example.org/Questionnaire/all|2.1.0","status":"completed",
             "authored":"2026-11-22T10:05:07+01:00","subject":{"reference":"Patient/p1"},
             "extension":[{"url":"https://stemme.example/fhir/StructureDefinition/answering-began",
               "valueDateTime":"2026-11-22T10:01:00+01:00"}],
             "item":[
              {"linkId":"loose","text":"Uden gruppe","answer":[{"valueInteger":7}]},
              {"linkId":"numbers","text":"Tal","item":[
                {"linkId":"n/1","text":"Mellem 1 og 10","answer":[{"valueInteger":9}]},
                {"linkId":"n2","text":"Mindst nul","answer":[{"valueDecimal":1.50}]},
                {"linkId":"n3","text":"Vægt","answer":[{"valueQuantity":
                  {"value":70.5,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}]},
                {"linkId":"n4","text":"Hvornår?","answer":[{"valueDate":"2026-05-31"}]},
                {"linkId":"n5","text":"Smerte","answer":[{"valueInteger":63}]}]},
              {"linkId":"choices","text":"Valg","item":[
                {"linkId":"inner","text":"Indre gruppe","item":[
                  {"linkId":"c1","text":"Flere","answer":[
                    {"valueCoding":{"system":"http://snomed.info/sct","code":"74964007","display":"Andet"},
                     "item":[{"linkId":"c1-other","text":"Hvilket?","answer":[{"valueString":"Noget <andet> & mere"}]}]},
                    {"valueCoding":{"code":"c","display":"C"}}]},
                  {"linkId":"c2","text":"Ja eller nej","answer":[{"valueBoolean":false}]}]},
                {"linkId":"c3","text":"På en linje","answer":[{"valueCoding":
                  {"system":"https://example.org/cs","code":"high","display":"Høj"}}]}]},
              {"linkId":"words","text":"Ord","item":[
                {"linkId":"t1","text":"Hvad ses?","answer":[{"valueString":"To\\nlinjer"}]},
                {"linkId":"t2","text":"Kort"}]}]}""";

    private MappedForm() {}

    static Questionnaire form() {
        return CONTEXT.newJsonParser().parseResource(Questionnaire.class, FORM);
    }

    static QuestionnaireResponse response() {
        return CONTEXT.newJsonParser().parseResource(QuestionnaireResponse.class, RESPONSE);
    }
}
