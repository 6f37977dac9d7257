package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of a form, and finds an order in which what it calculates can be calculated. */
final class LogicReader {

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    private static final String VARIABLE = CORE + "variable";
    private static final String CALCULATED = SDC + "calculatedExpression";
    private static final String CONDITION = SDC + "enableWhenExpression";
    private static final Set<String> READ = Set.of(VARIABLE, CALCULATED, CONDITION);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,254}");

    private final Map<String, Draft> all;
    private final Map<Draft, Kind> kinds;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Calculation> calculations = new HashMap<>();
    private final Map<String, Formula> conditions = new HashMap<>();
    private final Map<String, List<Constraint>> constraints = new HashMap<>();

    /** @param all the items of the form, by linkId */
    LogicReader(Map<String, Draft> all, Map<Draft, Kind> kinds) {
        this.all = all;
        this.kinds = kinds;
    }

    /** @param root stands for the questionnaire itself */
    Logic read(Draft root, Questionnaire questionnaire) {
        walk(root, 0, launchContexts(root));
        new Circles(all, conditions).refuse();
        return Logic.of(questionnaire, order(), conditions, constraints);
    }

    /** What the place where a form is filled in would know; here it is not, but may be spoken of. */
    private static @Nullable Variable launchContexts(Draft root) {
        Variable last = null;
        for (var context : root.source.getExtensionsByUrl(SDC + "launchContext")) {
            var name = context.getExtensionByUrl("name");
            if (name == null || !name.hasValue()) continue;
            var code = name.getValue() instanceof Coding coding
                    ? coding.getCode()
                    : name.getValue().primitiveValue();
            if (code != null) last = new Variable(code, null, null, 0, last);
        }
        return last;
    }

    private void walk(Draft draft, int depth, @Nullable Variable around) {
        var last = around;
        var extensions = draft.source.getExtension();
        for (int i = 0; i < extensions.size(); i++) {
            var spot = new Spot(draft, i, depth, last);
            last = VARIABLE.equals(extensions.get(i).getUrl()) ? variable(spot, around) : named(spot);
        }
        for (int i = 0; i < extensions.size(); i++) {
            if (CALCULATED.equals(extensions.get(i).getUrl())) last = calculation(new Spot(draft, i, depth, last));
        }
        for (int i = 0; i < extensions.size(); i++) judge(new Spot(draft, i, depth, last));
        for (var child : draft.children) walk(child, depth + 1, last);
    }

    /** What is evaluated where the form is filled in must be readable all the same. */
    private static void checkSyntax(Spot spot) {
        var source = spot.source();
        if (source == null || !source.hasExpression() || !Spot.isFhirPath(source)) return;
        try {
            ExpressionReader.checkSyntax(source.getExpression());
        } catch (NotCalculable e) {
            spot.refuse(IssueType.VALUE, e.key, e.arguments.toArray());
        }
    }

    /** What decides whether the item is asked, and what it must satisfy. */
    private void judge(Spot spot) {
        if (!READ.contains(spot.url())) checkSyntax(spot);
        if (CONDITION.equals(spot.url())) {
            var formula = spot.formula();
            if (formula != null && conditions.put(spot.draft().linkId(), formula) != null) {
                spot.refuse(IssueType.DUPLICATE, "q.enable.twice");
            }
        }
        if (!ConstraintReader.reads(spot.url())) return;
        var constraint = ConstraintReader.read(spot);
        if (constraint != null) {
            constraints
                    .computeIfAbsent(spot.draft().linkId(), linkId -> new ArrayList<>())
                    .add(constraint);
        }
    }

    /** The variable with all those before it. One in a language other than FHIRPath is known, but has no value here. */
    private static @Nullable Variable variable(Spot spot, @Nullable Variable around) {
        var source = spot.source();
        var name = source == null ? null : source.getName();
        if (source == null || name == null || !NAME.matcher(name).matches() || Variable.GIVEN.contains(name)) {
            spot.refuse(IssueType.VALUE, "q.variable.name", name == null ? "" : name);
            return spot.last();
        }
        for (var each = spot.last(); each != null && each != around; each = each.before()) {
            if (each.name().equals(name)) spot.refuse(IssueType.DUPLICATE, "q.variable.twice", name);
        }
        return spot.define(name, Spot.isFhirPath(source) ? spot.expression(source) : null);
    }

    /** Other expressions too may have a name; they are evaluated where the form is filled in. */
    private static @Nullable Variable named(Spot spot) {
        var source = spot.source();
        boolean isNamed = source != null && source.hasName() && !CALCULATED.equals(spot.url());
        return isNamed ? spot.define(source.getName(), null) : spot.last();
    }

    private @Nullable Variable calculation(Spot spot) {
        var source = spot.source();
        var kind = kinds.get(spot.draft());
        var expression = source == null ? null : spot.fhirPath(source);
        if (kind == null) spot.refuse(IssueType.INVARIANT, "q.calculated.question");
        if (source == null) spot.refuse(IssueType.REQUIRED, "q.expression.missing");
        if (source == null || kind == null || expression == null) return spot.last();
        var unit = spot.draft().extension(CORE + "questionnaire-unit", Coding.class);
        var calculation = new Calculation(spot.draft().source, kind, unit, expression, spot.depth(), spot.last());
        if (drafts.putIfAbsent(spot.draft().linkId(), spot.draft()) == null) {
            calculations.put(spot.draft().linkId(), calculation);
        } else spot.refuse(IssueType.DUPLICATE, "q.calculated.twice");
        return source.hasName() ? spot.define(source.getName(), expression) : spot.last();
    }

    private List<Calculation> order() {
        var ordered = new ArrayList<Calculation>();
        var walked = new HashMap<String, Boolean>();
        drafts.keySet().forEach(linkId -> order(linkId, walked, ordered));
        return ordered;
    }

    /** Those first whose answers are asked for; {@code walked} is false for what is on the way, true for what is done. */
    private void order(String linkId, Map<String, Boolean> walked, List<Calculation> ordered) {
        var done = walked.putIfAbsent(linkId, false);
        if (done != null) {
            if (!done) drafts.get(linkId).refuse(IssueType.INVARIANT, "", "q.calculated.circle");
            return;
        }
        var calculation = calculations.get(linkId);
        var texts = new HashSet<String>();
        gather(calculation.expression(), calculation.last(), texts, Collections.newSetFromMap(new IdentityHashMap<>()));
        texts.stream().filter(calculations::containsKey).sorted().forEach(other -> order(other, walked, ordered));
        walked.put(linkId, true);
        ordered.add(calculation);
    }

    /** The texts an expression looks for, itself or through its variables. */
    private static void gather(
            Expression expression, @Nullable Variable last, Set<String> texts, Set<Variable> gathered) {
        texts.addAll(expression.texts());
        for (var name : expression.names()) {
            var variable = Variable.find(last, name);
            if (variable == null || variable.expression() == null || !gathered.add(variable)) continue;
            gather(variable.expression(), variable.before(), texts, gathered);
        }
    }
}
