package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.store.SearchTable;
import org.junit.jupiter.api.Test;

/** Every line of our table can be asked, sorted and missed. */
class SearchParametersTest extends SearchingTest {

    @Test
    void everyParameterCanBeAskedForAsMissingAndSortedBy() {
        for (String type : SearchTable.get().types())
            for (var parameter : SearchTable.get().of(type)) {
                String name = parameter.name();
                ask(type, name + ":missing", "true", "_count", "1").statusCode(200);
                if (!parameter.kind().code().equals("composite"))
                    ask(type, "_sort", "-" + name, "_count", "1").statusCode(200);
            }
    }

    @Test
    void formsAreFoundByTheContextTheyAreFor() {
        String url = "https://example.org/Questionnaire/" + word();
        String id = create(
                "{'resourceType':'Questionnaire','status':'active','version':'1.0.0','title':'Knees','url':'" + url
                        + "','experimental':true,"
                        + "'description':'About knees','effectivePeriod':{'start':'2026-01-01','end':'2026-12-31'},"
                        + "'jurisdiction':[{'coding':[{'system':'urn:iso:std:iso:3166','code':'DK'}]}],"
                        + "'useContext':[{'code':{'code':'age'},'valueQuantity':{'value':65,'code':'a'}},"
                        + "{'code':{'code':'focus'},'valueCodeableConcept':{'coding':[{'code':'knee'}]}}],"
                        + "'item':[{'linkId':'a','type':'string','text':'A','code':[{'system':'urn:s','code':'k'}]}]}");
        String[][] queries = {
            {"experimental", "true"},
            {"description", "about"},
            {"effective", "2026"},
            {"jurisdiction", "urn:iso:std:iso:3166|DK"},
            {"context-type-quantity", "age$ge65"},
            {"context-type-value", "focus$knee"},
            {"context", "knee"},
            {"code", "urn:s|k"}
        };
        for (String[] query : queries)
            assertThat(found("Questionnaire", "url", url, query[0], query[1]))
                    .as(query[0])
                    .containsExactly(id);
        assertThat(found("Questionnaire", "url", url, "context-type-quantity", "focus$ge65"))
                .isEmpty();
    }
}
