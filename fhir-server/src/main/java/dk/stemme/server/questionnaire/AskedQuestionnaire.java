package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The questionnaire that an operation is about (SDC 4.0.0, $populate and $assemble): at whose address it is asked; else the
 * parameter {@code questionnaire} (the resource, a reference or a canonical), {@code questionnaireRef} or
 * {@code identifier}.
 */
@Component
class AskedQuestionnaire {
    private static final String NAME = "questionnaire";

    private final Definitions definitions;
    private final Store store;
    private final FhirContext context;

    AskedQuestionnaire(Definitions definitions, Store store, FhirContext context) {
        this.definitions = definitions;
        this.store = store;
        this.context = context;
    }

    /** @throws Refusal 400 when none is named, 404 when it is not known */
    Questionnaire of(@Nullable IdType id, OperationInput input) {
        if (id != null) return stored(id.getIdPart());
        return input.one(NAME)
                .or(() -> input.one("questionnaireRef"))
                .map(this::of)
                .or(() -> input.one("identifier").map(this::identified))
                .orElseThrow(() -> OperationInput.bad(NAME, "is missing: which questionnaire?"));
    }

    private Questionnaire of(ParametersParameterComponent parameter) {
        if (parameter.getResource() instanceof Questionnaire sent) return sent;
        if (parameter.getResource() != null || parameter.getValue() == null)
            throw OperationInput.bad(NAME, "must hold a Questionnaire, a reference or a canonical");
        String text = parameter.getValue() instanceof Reference reference
                ? reference.getReference()
                : parameter.getValue().primitiveValue();
        if (text != null && text.startsWith("Questionnaire/")) return stored(text.substring("Questionnaire/".length()));
        return canonical(String.valueOf(text)).orElseThrow(() -> unknown(String.valueOf(text)));
    }

    private Questionnaire identified(ParametersParameterComponent parameter) {
        if (!(parameter.getValue() instanceof Identifier identifier))
            throw OperationInput.bad("identifier", "must hold an Identifier");
        String token = (identifier.hasSystem() ? identifier.getSystem() : "") + "|" + identifier.getValue();
        return definitions
                .find("Questionnaire", Questionnaire.class, Map.of("identifier", List.of(token)))
                .findFirst()
                .orElseThrow(() -> unknown(token));
    }

    /** {@code url|version}; without a version the newest active one, else the newest draft. */
    Optional<Questionnaire> canonical(String canonical) {
        String[] parts = canonical.split("\\|", 2);
        if (parts.length == 2) return definitions.questionnaire(parts[0], parts[1]);
        return definitions.newestActive(parts[0]).or(() -> definitions.newest(parts[0]));
    }

    private Questionnaire stored(String id) {
        String text = store.read("Questionnaire", id).text();
        return context.newJsonParser().parseResource(Questionnaire.class, Json.withNulls(text));
    }

    private static Refusal unknown(String name) {
        return Refusal.of(404, IssueType.NOTFOUND, "", "The questionnaire " + name + " is not known here.");
    }
}
