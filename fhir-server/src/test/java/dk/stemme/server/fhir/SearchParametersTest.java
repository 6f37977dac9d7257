package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.store.SearchTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SDC expects servers to search by, row by row; and that every line of our table can be asked, sorted and missed. */
class SearchParametersTest extends SearchingTest {

    static Stream<String> expected() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SearchParametersTest.class.getResourceAsStream("/sdc-search-parameters.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void sdcsParameterIsKnown(String row) {
        String[] parts = row.split(" ");
        assertThat(SearchTable.get().find(parts[0], parts[1])).isNotNull();
    }

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
