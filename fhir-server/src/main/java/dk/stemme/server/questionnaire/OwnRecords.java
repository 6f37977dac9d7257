package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and searches as the caller may, and remembers what was shown. */
@Component
class OwnRecords {
    private final Permission permission;
    private final Store store;
    private final Search search;
    private final FhirContext context;

    OwnRecords(Permission permission, Store store, Search search, FhirContext context) {
        this.permission = permission;
        this.store = store;
        this.search = search;
        this.context = context;
    }

    /** @param local whether what is stored here may be used at all */
    Reading reading(boolean local) {
        return new Reading(local, new ArrayList<>());
    }

    /** What one request reads. */
    final class Reading {
        private final boolean local;
        private final List<Stored> shown;

        private Reading(boolean local, List<Stored> shown) {
            this.local = local;
            this.shown = shown;
        }

        List<Stored> shown() {
            return shown;
        }

        List<Resource> read(@Nullable String reference) {
            if (!local) return List.of();
            String[] parts = String.valueOf(reference).split("/", 3);
            if (parts.length < 2) throw OperationInput.bad("context", "must hold a reference: Patient/1");
            permission.check(parts[0], "read");
            return List.of(resource(store.read(parts[0], parts[1])));
        }

        Bundle search(String query) {
            Bundle found = new Bundle().setType(BundleType.SEARCHSET);
            if (!local) return found;
            String[] parts = query.split("\\?", 2);
            permission.check(parts[0], "search");
            search.page(parts[0], parameters(parts.length == 2 ? parts[1] : ""), true)
                    .matches()
                    .forEach(stored -> found.addEntry().setResource(resource(stored)));
            return found;
        }

        private Resource resource(Stored stored) {
            shown.add(stored);
            return (Resource) context.newJsonParser().parseResource(stored.text());
        }
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2)
                parameters
                        .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(decoded(parts[1]));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
