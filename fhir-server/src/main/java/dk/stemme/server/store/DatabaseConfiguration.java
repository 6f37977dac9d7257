package dk.stemme.server.store;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the rows live: the embedded PostgreSQL, or the one that {@code spring.datasource.url} names. Migrations run as
 * the owner over a connection of their own; the pool sets the serving role, which cannot alter the schema.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "\0")
    EmbeddedDatabase embeddedDatabase(@Value("${stemme.datadir}") Path folder) {
        return EmbeddedDatabase.in(folder.toAbsolutePath());
    }

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "\0")
    JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
        return new Owner(
                "postgres", "postgres", database.url() + "&reWriteBatchedInserts=true&maxSendBufferSize=65536");
    }

    @Bean
    @ConditionalOnMissingBean
    FlywayConnectionDetails migrationConnection(JdbcConnectionDetails pool) {
        return new Migration(pool);
    }

    private record Owner(String getUsername, String getPassword, String getJdbcUrl) implements JdbcConnectionDetails {}

    private record Migration(JdbcConnectionDetails pool) implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return pool.getUsername();
        }

        @Override
        public String getPassword() {
            return pool.getPassword();
        }

        @Override
        public String getJdbcUrl() {
            return pool.getJdbcUrl();
        }
    }
}
