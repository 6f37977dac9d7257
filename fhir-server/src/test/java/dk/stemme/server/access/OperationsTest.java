package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An operation that is served must have its row in the rules. */
class OperationsTest extends ServerTest {
    private static final Caller EHR =
            new Caller("ehr", "EHR", Role.SYSTEM, "", Set.of(), List.of(), Set.of(new Scope("*", "cruds")));

    @Test
    void everyServedOperationIsGivenToSystemsAtLeast() {
        List<Map<String, Object>> resources = anybody().get("/metadata").path("rest[0].resource");
        for (Map<String, Object> resource : resources)
            for (String operation : operations(resource))
                assertThat(Rules.get().permit(EHR, resource.get("type").toString(), "$" + operation))
                        .as(resource.get("type") + " $" + operation)
                        .isTrue();
    }

    @SuppressWarnings("unchecked")
    private static List<String> operations(Map<String, Object> resource) {
        return ((List<Map<String, String>>) resource.getOrDefault("operation", List.of()))
                .stream().map(operation -> operation.get("name")).toList();
    }
}
