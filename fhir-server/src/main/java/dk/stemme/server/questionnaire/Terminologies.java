package dk.stemme.server.questionnaire;

import dk.stemme.sdc.CodeTree;
import dk.stemme.sdc.Concept;
import dk.stemme.sdc.Expander;
import dk.stemme.sdc.NotExpandable;
import dk.stemme.sdc.Terminology;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The stored value sets and code systems, by canonical: an exact version, else the newest; else FHIR's own. */
@Component
class Terminologies implements Terminology {
    private final Definitions definitions;

    Terminologies(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public Optional<ValueSet> valueSet(String canonical) {
        return find("ValueSet", ValueSet.class, canonical, ValueSet::getVersion).or(() -> Terminology.core(canonical));
    }

    @Override
    public Optional<CodeSystem> codeSystem(String canonical) {
        return find("CodeSystem", CodeSystem.class, canonical, CodeSystem::getVersion);
    }

    private <T extends Resource> Optional<T> find(
            String type, Class<T> as, String canonical, Function<T, String> version) {
        String[] parts = canonical.split("\\|", 2);
        Map<String, List<String>> query = new HashMap<>(Map.of("url", List.of(parts[0])));
        if (parts.length == 2) query.put("version", List.of(parts[1]));
        return definitions
                .find(type, as, query)
                .max(Comparator.comparing(found -> String.valueOf(version.apply(found)), Versions::compare));
    }

    /** @throws Refusal 404 when it is not known, 400 when none is named */
    CodeTree system(OperationInput input, String name) {
        String system = input.text(name).orElseThrow(() -> OperationInput.bad(name, "is missing"));
        String canonical =
                input.text("version").map(version -> system + "|" + version).orElse(system);
        return codeSystem(canonical)
                .map(CodeTree::new)
                .orElseThrow(() -> Refusal.of(
                        404, IssueType.NOTFOUND, "", "The code system " + canonical + " is not known here."));
    }

    /** @throws Refusal 422 saying why the codes cannot be listed */
    List<Concept> list(ValueSet valueSet) {
        try {
            return new Expander(this).list(valueSet);
        } catch (NotExpandable e) {
            throw Refusal.of(422, e.code(), "ValueSet.compose", e.message(LocaleContextHolder.getLocale()));
        }
    }
}
