package dk.stemme.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.stemme.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded database keeps what was acknowledged, and the serving role cannot alter the schema. */
class DatabaseTest extends ServerTest {
    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void isDurable(String setting) {
        assertThat(jdbc.sql("select current_setting(?)")
                        .param(setting)
                        .query(String.class)
                        .single())
                .isEqualTo("on");
    }

    @Test
    void thePoolServesAsTheServingRole() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("stemme_server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table intruder (id int)",
                "alter table resource add column intruder int",
                "drop table fact",
                "truncate resource"
            })
    void theServingRoleCannotAlterTheSchema(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class);
    }
}
