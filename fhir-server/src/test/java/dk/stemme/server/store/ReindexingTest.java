package dk.stemme.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dk.stemme.server.ServerTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A database that was written with another table of search parameters. */
class ReindexingTest extends ServerTest {
    @Autowired
    private Rows rows;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whatCouldNotBeFoundIsFoundAgain() {
        ehr().body("""
                        {"resourceType":"Practitioner","id":"lost","name":[{"family":"Lostname"}],
                         "identifier":[{"system":"urn:lost","value":"1"}]}""").put("/Practitioner/lost");
        jdbc.sql("update resource set keys = '{}' where type = 'Practitioner' and id = 'lost'")
                .update();
        jdbc.sql("delete from resource_string where type = 'Practitioner' and id = 'lost'")
                .update();
        found("identifier=urn:lost%7C1", 0);
        found("name=lostname", 0);

        jdbc.sql("update search_index set digest = 'another'").update();
        Reindexing again = new Reindexing(rows, jdbc, transaction);
        again.run(new DefaultApplicationArguments());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select count(*) from search_index where done is not null and digest <> 'another'")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1));
        found("identifier=urn:lost%7C1", 1);
        found("name=lostname", 1);
    }

    private void found(String query, int howMany) {
        ehr().urlEncodingEnabled(false)
                .get("/Practitioner?_summary=count&" + query)
                .then()
                .body("total", equalTo(howMany));
    }
}
