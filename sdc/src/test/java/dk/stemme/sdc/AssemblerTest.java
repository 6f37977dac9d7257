package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;

/** SDC 4.0.0, Modular Questionnaires: display items that name another questionnaire become its items. */
class AssemblerTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

    private final Map<String, Questionnaire> known = new HashMap<>();

    private static Questionnaire form(String name, String rest) {
        return FHIR.newJsonParser()
                .parseResource(
                        Questionnaire.class,
                        ("{'resourceType':'Questionnaire','url':'urn:" + name + "','version':'1','status':'active',"
                                        + rest + "}")
                                .replace('\'', '"'));
    }

    private void knows(String name, String rest) {
        known.put("urn:" + name + "|1", form(name, rest));
        known.put("urn:" + name, form(name, rest));
    }

    private Assembly assemble(String rest) {
        return new Assembler(canonical -> Optional.ofNullable(known.get(canonical)))
                .assemble(form("root", rest), Locale.ENGLISH);
    }

    private static String part(String linkId, String canonical) {
        return "{'linkId':'" + linkId + "','type':'display','extension':[{'url':'" + SDC
                + "subQuestionnaire','valueCanonical':'" + canonical + "'}]}";
    }

    private static String variable(String name, String expression) {
        return "{'url':'http://hl7.org/fhir/StructureDefinition/variable','valueExpression':{'name':'" + name
                + "','language':'text/fhirpath','expression':\"" + expression + "\"}}";
    }

    private static String prefix(String expression) {
        return variable("linkIdPrefix", expression)
                .replace("'a.'", "\\u0027a.\\u0027")
                .replace("'b.'", "\\u0027b.\\u0027");
    }

    private static List<String> linkIds(List<QuestionnaireItemComponent> items) {
        return items.stream().map(QuestionnaireItemComponent::getLinkId).toList();
    }

    @Test
    void its_items_stand_where_the_display_item_stood() {
        knows("name", "'item':[{'linkId':'given','type':'string'},{'linkId':'family','type':'string'}]");
        var assembly = assemble("'item':[{'linkId':'1','type':'string'}," + part("2", "urn:name|1")
                + ",{'linkId':'3','type':'string'}]");
        assertThat(linkIds(assembly.questionnaire().getItem())).containsExactly("1", "given", "family", "3");
        assertThat(assembly.problems()).isEmpty();
    }

    @Test
    void it_says_what_it_was_made_of_and_needs_no_assembly_any_more() {
        knows("name", "'item':[{'linkId':'given','type':'string'}]");
        var whole = assemble(
                        "'extension':[{'url':'" + SDC + "assemble-expectation','valueCode':'assemble-root-or-child'}],"
                                + "'item':[" + part("2", "urn:name|1") + "]")
                .questionnaire();
        assertThat(whole.getExtensionByUrl(SDC + "assembledFrom").getValue().primitiveValue())
                .isEqualTo("urn:name|1");
        assertThat(whole.getExtensionByUrl(SDC + "assemble-expectation")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("independent-root-or-child");
        assertThat(whole.getVersion()).isEqualTo("1-assembled");
    }

    @Test
    void the_prefix_goes_before_linkIds_conditions_and_what_is_contained() {
        knows(
                "name",
                "'contained':[{'resourceType':'ValueSet','id':'v','status':'active'}],'item':["
                        + "{'linkId':'given','type':'choice','answerValueSet':'#v'},{'linkId':'family','type':'string',"
                        + "'enableWhen':[{'question':'given','operator':'exists','answerBoolean':true}]}]");
        var whole = assemble("'item':[{'linkId':'p','type':'group','extension':[" + prefix("'a.'") + "],'item':["
                        + part("x", "urn:name|1") + "]},{'linkId':'q','type':'group','extension':[" + prefix("'b.'")
                        + "],'item':[" + part("y", "urn:name|1") + "]}]")
                .questionnaire();
        var first = whole.getItem().get(0).getItem();
        assertThat(linkIds(first)).containsExactly("a.given", "a.family");
        assertThat(first.get(0).getAnswerValueSet()).isEqualTo("#a.v");
        assertThat(first.get(1).getEnableWhenFirstRep().getQuestion()).isEqualTo("a.given");
        assertThat(linkIds(whole.getItem().get(1).getItem())).containsExactly("b.given", "b.family");
        assertThat(whole.getContained())
                .extracting(each -> each.getId().replace("#", ""))
                .containsExactly("a.v", "b.v");
    }

    @Test
    void parts_within_parts_have_the_prefix_that_holds_there() {
        knows("inner", "'item':[{'linkId':'n','type':'string'}]");
        knows(
                "outer",
                "'item':[{'linkId':'g','type':'group','extension':[" + prefix("%linkIdPrefix + 'b.'") + "],'item':["
                        + part("d", "urn:inner|1") + "]}]");
        var whole = assemble("'extension':[" + prefix("'a.'") + "],'item':[" + part("x", "urn:outer|1") + "]")
                .questionnaire();
        assertThat(whole.getItemFirstRep().getLinkId()).isEqualTo("a.g");
        assertThat(whole.getItemFirstRep().getItemFirstRep().getLinkId()).isEqualTo("a.b.n");
    }

    @Test
    void variables_go_to_the_item_around_and_launch_contexts_to_the_root() {
        knows(
                "name",
                "'extension':[" + variable("v", "1") + ",{'url':'" + SDC
                        + "launchContext','extension':[{'url':'name','valueCoding':{'code':'patient'}}]}],"
                        + "'item':[{'linkId':'given','type':'string'}]");
        var whole = assemble("'item':[{'linkId':'p','type':'group','item':[" + part("x", "urn:name|1") + "]}]")
                .questionnaire();
        assertThat(whole.getItemFirstRep().hasExtension("http://hl7.org/fhir/StructureDefinition/variable"))
                .isTrue();
        assertThat(whole.hasExtension(SDC + "launchContext")).isTrue();
    }

    @Test
    void a_name_that_a_part_needs_must_be_there() {
        knows(
                "name",
                "'extension':[{'url':'" + SDC + "assembleContext','valueString':'person'}],"
                        + "'item':[{'linkId':'given','type':'string'}]");
        refused("'item':[" + part("x", "urn:name|1") + "]", "person");
        assertThat(assemble("'extension':[" + variable("person", "%patient") + "],'item':[" + part("x", "urn:name|1")
                                + "]")
                        .problems())
                .isEmpty();
    }

    @Test
    void what_cannot_be_put_in_is_refused_with_its_place() {
        knows("adaptive", "'extension':[{'url':'" + SDC + "questionnaireAdaptive','valueBoolean':true}]");
        knows("self", "'item':[" + part("x", "urn:self|1") + "]");
        knows("danish", "'language':'da','item':[{'linkId':'b','type':'string'}]");
        knows("same", "'item':[{'linkId':'1','type':'string'}]");
        refused("'item':[" + part("x", "urn:none|1") + "]", "urn:none|1");
        refused("'item':[" + part("x", "urn:adaptive|1") + "]", "adaptive");
        refused("'item':[" + part("x", "urn:self|1") + "]", "circle");
        refused("'language':'en','item':[" + part("x", "urn:danish|1") + "]", "language");
        refused("'item':[{'linkId':'1','type':'string'}," + part("x", "urn:same|1") + "]", "1");
    }

    private void refused(String rest, String why) {
        assertThatThrownBy(() -> assemble(rest))
                .isInstanceOf(InvalidQuestionnaire.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Questionnaire.item");
    }

    @Test
    void a_part_named_without_a_version_is_a_warning() {
        knows("name", "'item':[{'linkId':'given','type':'string'}]");
        assertThat(assemble("'item':[" + part("x", "urn:name") + "]").problems())
                .extracting(Problem::expression)
                .containsExactly("Questionnaire.item[0]");
    }
}
