package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operation that is served must have its row in the rules. */
class OperationsTest extends ServerTest {
    @Test
    void everyServedOperationIsGivenToSomebody() {
        List<Map<String, Object>> resources = anybody().get("/metadata").path("rest[0].resource");
        for (Map<String, Object> resource : resources)
            for (String operation : operations(resource))
                assertThat(Rules.get().isGiven(resource.get("type").toString(), "$" + operation))
                        .as(resource.get("type") + " $" + operation)
                        .isTrue();
    }

    @SuppressWarnings("unchecked")
    private static List<String> operations(Map<String, Object> resource) {
        return ((List<Map<String, String>>) resource.getOrDefault("operation", List.of()))
                .stream().map(operation -> operation.get("name")).toList();
    }
}
