package dk.stemme.sdc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;

/**
 * The codes of a code system, and which lies below which: by nesting, or by the property {@code parent}. Made once;
 * immutable.
 */
public final class CodeTree {

    private final CodeSystem system;
    private final Map<String, ConceptDefinitionComponent> definitions = new LinkedHashMap<>();
    private final Map<String, Set<String>> parents = new HashMap<>();

    /** @param system not to be changed afterwards */
    public CodeTree(CodeSystem system) {
        this.system = system;
        system.getConcept().forEach(concept -> add(concept, null));
    }

    private void add(ConceptDefinitionComponent concept, @org.jspecify.annotations.Nullable String parent) {
        if (!concept.hasCode()) return;
        definitions.putIfAbsent(key(concept.getCode()), concept);
        var above = parents.computeIfAbsent(key(concept.getCode()), code -> new TreeSet<>());
        if (parent != null) above.add(key(parent));
        for (var property : concept.getProperty()) {
            if ("parent".equals(property.getCode()) && property.hasValue())
                above.add(key(property.getValue().primitiveValue()));
        }
        concept.getConcept().forEach(child -> add(child, concept.getCode()));
    }

    private String key(String code) {
        return system.getCaseSensitive() || !system.hasCaseSensitive() ? code : code.toLowerCase(Locale.ROOT);
    }

    public CodeSystem system() {
        return system;
    }

    public Optional<Concept> find(String code) {
        return Optional.ofNullable(definitions.get(key(code))).map(this::concept);
    }

    /** Its properties as defined, and the codes it lies directly below. */
    public List<ConceptPropertyComponent> properties(String code) {
        return definitions.containsKey(key(code)) ? definitions.get(key(code)).getProperty() : List.of();
    }

    /** The codes directly above, in order. */
    public List<String> parents(String code) {
        return List.copyOf(parents.getOrDefault(key(code), Set.of()));
    }

    /** The codes directly below, in the order of the code system. */
    public List<String> children(String code) {
        return definitions.keySet().stream()
                .filter(each -> parents.get(each).contains(key(code)))
                .toList();
    }

    /** All codes, in the order of the code system. */
    List<Concept> all() {
        return definitions.values().stream().map(this::concept).toList();
    }

    /** All codes below this one, at any depth. */
    Set<String> below(String code) {
        var children = new HashMap<String, List<String>>();
        parents.forEach((child, above) -> above.forEach(each ->
                children.computeIfAbsent(each, parent -> new ArrayList<>()).add(child)));
        return reached(key(code), children);
    }

    /** All codes above this one, at any height. */
    Set<String> above(String code) {
        return reached(key(code), parents);
    }

    private Set<String> reached(String from, Map<String, ? extends Collection<String>> steps) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var next = steps.get(open.pop());
            if (next == null) continue;
            for (var each : next) if (reached.add(each)) open.push(each);
        }
        return reached.stream()
                .filter(definitions::containsKey)
                .map(each -> definitions.get(each).getCode())
                .collect(Collectors.toSet());
    }

    private Concept concept(ConceptDefinitionComponent definition) {
        var designations = new ArrayList<ConceptReferenceDesignationComponent>();
        for (var each : definition.getDesignation()) {
            var designation = new ConceptReferenceDesignationComponent().setLanguage(each.getLanguage());
            designations.add(designation.setValue(each.getValue()).setUse(each.getUse()));
        }
        var written = definition.hasDisplay() ? Text.of(definition.getDisplayElement()) : Text.NONE;
        return new Concept(
                system.getUrl(),
                system.getVersion(),
                definition.getCode(),
                Designations.in(written, designations),
                designations,
                is(definition, "notSelectable"),
                is(definition, "inactive") || "retired".equals(text(definition, "status")));
    }

    private static boolean is(ConceptDefinitionComponent concept, String property) {
        return concept.getProperty().stream()
                .anyMatch(each -> property.equals(each.getCode())
                        && each.getValue() instanceof BooleanType yes
                        && yes.booleanValue());
    }

    /** The value of a property; empty when the code has none. */
    static String text(ConceptDefinitionComponent concept, String property) {
        return concept.getProperty().stream()
                .filter(each -> property.equals(each.getCode()) && each.hasValue())
                .map(each -> String.valueOf(each.getValue().primitiveValue()))
                .findFirst()
                .orElse("");
    }

    /** The value of a property of a code; empty when it has none. */
    String text(String code, String property) {
        return text(definitions.get(key(code)), property);
    }
}
