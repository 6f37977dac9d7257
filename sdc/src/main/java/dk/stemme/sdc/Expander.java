package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * Lists the codes of a value set (R4, ValueSet.compose): enumerated concepts, whole code systems that are known here,
 * filters on them, and other value sets; less what is excluded. One expansion; not to be used twice.
 */
public final class Expander {

    /** Most codes of an expansion. */
    private static final int MOST = 10_000;

    /** Most value sets within each other. */
    private static final int DEPTH = 20;

    private final Terminology terminology;
    private final Map<String, CodeTree> trees = new HashMap<>();
    private List<Resource> contained = List.of();
    private int depth;

    public Expander(Terminology terminology) {
        this.terminology = terminology;
    }

    /** @throws NotExpandable when it needs what is not known here, or is too large */
    public List<Concept> list(ValueSet valueSet) {
        if (++depth > DEPTH) throw new NotExpandable(IssueType.TOOCOSTLY, "terms.circle", name(valueSet));
        var before = contained;
        contained = valueSet.getContained();
        var found = valueSet.hasCompose() ? composed(valueSet) : expanded(valueSet);
        contained = before;
        depth--;
        return found;
    }

    private static String name(ValueSet valueSet) {
        return valueSet.hasUrl()
                ? valueSet.getUrl()
                : String.valueOf(valueSet.getIdElement().getIdPart());
    }

    private List<Concept> composed(ValueSet valueSet) {
        Map<String, Concept> found = new LinkedHashMap<>();
        for (var include : valueSet.getCompose().getInclude()) {
            for (var concept : chosen(include)) {
                found.putIfAbsent(key(concept), concept);
                if (found.size() > MOST) throw new NotExpandable(IssueType.TOOCOSTLY, "terms.large", MOST);
            }
        }
        for (var exclude : valueSet.getCompose().getExclude()) {
            chosen(exclude).forEach(concept -> found.remove(key(concept)));
        }
        var compose = valueSet.getCompose();
        boolean onlyActive = compose.hasInactive() && !compose.getInactive();
        return found.values().stream()
                .filter(concept -> !(onlyActive && concept.isInactive()))
                .toList();
    }

    private static String key(Concept concept) {
        return concept.system() + "|" + concept.code();
    }

    private List<Concept> expanded(ValueSet valueSet) {
        var found = new ArrayList<Concept>();
        if (!valueSet.hasExpansion()) throw new NotExpandable(IssueType.INVALID, "terms.empty", name(valueSet));
        gather(valueSet.getExpansion().getContains(), found);
        return found;
    }

    private static void gather(List<ValueSetExpansionContainsComponent> contains, List<Concept> found) {
        for (var each : contains) {
            if (each.hasCode()) {
                var display = each.hasDisplay() ? Text.of(each.getDisplayElement()) : Text.NONE;
                found.add(new Concept(
                        each.getSystem(),
                        each.getVersion(),
                        each.getCode(),
                        Designations.in(display, each.getDesignation()),
                        each.getDesignation(),
                        each.getAbstract(),
                        each.getInactive()));
            }
            gather(each.getContains(), found);
        }
    }

    /** What a part of the compose chooses: of its code system, and in all value sets that it names. */
    private List<Concept> chosen(ConceptSetComponent part) {
        List<Concept> chosen = part.hasSystem() ? ofSystem(part) : null;
        for (var canonical : part.getValueSet()) {
            var others = list(valueSet(String.valueOf(canonical.getValue())));
            if (chosen == null) chosen = others;
            else
                chosen = chosen.stream()
                        .filter(one -> others.stream().anyMatch(one::isSame))
                        .toList();
        }
        return chosen == null ? List.of() : chosen;
    }

    private List<Concept> ofSystem(ConceptSetComponent part) {
        if (part.hasConcept()) {
            return part.getConcept().stream()
                    .map(concept -> enumerated(part, concept))
                    .flatMap(Optional::stream)
                    .toList();
        }
        var tree = tree(part);
        var filters =
                part.getFilter().stream().map(filter -> Filter.of(filter, tree)).toList();
        return tree.all().stream()
                .filter(concept -> filters.stream().allMatch(filter -> filter.holds(concept.code())))
                .toList();
    }

    /** As it is defined, if its code system is known here; with the display that the value set gives it. */
    private Optional<Concept> enumerated(ConceptSetComponent part, ConceptReferenceComponent concept) {
        var known = known(part);
        var display = concept.hasDisplay() ? Text.of(concept.getDisplayElement()) : Text.NONE;
        var own = Designations.in(display, concept.getDesignation());
        var defined = known.flatMap(tree -> tree.find(concept.getCode()));
        if (known.isPresent() && defined.isEmpty() && isComplete(known.get())) return Optional.empty();
        return Optional.of(new Concept(
                part.getSystem(),
                part.hasVersion()
                        ? part.getVersion()
                        : defined.map(Concept::version).orElse(null),
                concept.getCode(),
                own.base() == null ? defined.map(Concept::display).orElse(own) : own,
                concept.hasDesignation()
                        ? concept.getDesignation()
                        : defined.map(Concept::designations).orElse(List.of()),
                defined.map(Concept::isAbstract).orElse(false),
                defined.map(Concept::isInactive).orElse(false)));
    }

    private static boolean isComplete(CodeTree tree) {
        return tree.system().getContent() == CodeSystemContentMode.COMPLETE;
    }

    private CodeTree tree(ConceptSetComponent part) {
        var tree =
                known(part).orElseThrow(() -> new NotExpandable(IssueType.NOTFOUND, "terms.system", canonical(part)));
        if (!tree.system().hasConcept())
            throw new NotExpandable(IssueType.NOTSUPPORTED, "terms.content", canonical(part));
        return tree;
    }

    private Optional<CodeTree> known(ConceptSetComponent part) {
        var canonical = canonical(part);
        var there = trees.get(canonical);
        if (there != null) return Optional.of(there);
        var found = contained(CodeSystem.class, canonical).or(() -> terminology.codeSystem(canonical));
        return found.map(system -> trees.computeIfAbsent(canonical, key -> new CodeTree(system)));
    }

    private static String canonical(ConceptSetComponent part) {
        return part.hasVersion() ? part.getSystem() + "|" + part.getVersion() : part.getSystem();
    }

    private ValueSet valueSet(String canonical) {
        return contained(ValueSet.class, canonical)
                .or(() -> terminology.valueSet(canonical))
                .orElseThrow(() -> new NotExpandable(IssueType.NOTFOUND, "terms.valueSet", canonical));
    }

    private <T extends Resource> Optional<T> contained(Class<T> type, String canonical) {
        return contained.stream()
                .filter(type::isInstance)
                .filter(each -> canonical.equals("#" + localId(each)) || canonical.equals(url(each)))
                .map(type::cast)
                .findFirst();
    }

    private static String url(Resource resource) {
        return resource instanceof CodeSystem system ? system.getUrl() : ((ValueSet) resource).getUrl();
    }

    private static String localId(Resource resource) {
        var id = String.valueOf(resource.getId());
        return id.startsWith("#") ? id.substring(1) : id.substring(id.lastIndexOf('/') + 1);
    }
}
