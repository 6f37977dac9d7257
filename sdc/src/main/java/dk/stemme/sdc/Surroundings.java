package dk.stemme.sdc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * What a sub-questionnaire meets where it is put in (SDC 4.0.0, Modular Questionnaires).
 *
 * @param whole the questionnaire being assembled
 * @param holder the extensions of the item around, which take those that hold for all items put in
 * @param names that expressions know there
 * @param prefix for linkIds
 */
record Surroundings(
        Questionnaire whole, List<Extension> holder, Set<String> names, String prefix, List<Finding> errors) {

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String VARIABLE = CORE + "variable";
    private static final String LIBRARY = CORE + "cqf-library";
    private static final String CONSTRAINT = CORE + "targetConstraint";
    private static final String LINK_ID_PREFIX = "linkIdPrefix";
    private static final String LAUNCH = Extracts.SDC + "launchContext";
    private static final String CONTEXT = Extracts.SDC + "assembleContext";
    private static final String ADAPTIVE = Extracts.SDC + "questionnaireAdaptive";

    /** Where both say something, the part must say nothing else. */
    private static final List<String> AGREED = List.of(
            Extracts.SDC + "endpoint",
            Extracts.SDC + "entryMode",
            Extracts.SDC + "performerType",
            CORE + "rendering-criticalExtension");

    /** At the root of a part they would hold for more than the part. */
    private static final Set<String> REFUSED = Set.of(
            Extracts.SDC + "definitionExtract",
            Extracts.SDC + "itemExtractionContext",
            Extracts.SDC + "itemPopulationContext",
            Extracts.OBSERVATION,
            Extracts.SDC + "observation-extract-category",
            Extracts.SDC + "observationLinkPeriod",
            Extracts.SDC + "preferredTerminologyServer",
            Extracts.TEMPLATE,
            Extracts.SDC + "templateExtractContext");

    static Surroundings of(Questionnaire whole, List<Finding> errors) {
        var empty = new Surroundings(whole, whole.getExtension(), Set.of(), "", errors);
        return empty.with(whole.getExtension(), whole.getExtension(), "Questionnaire");
    }

    /** Within an item. */
    Surroundings in(QuestionnaireItemComponent item, String place) {
        return with(item.getExtension(), item.getExtension(), place);
    }

    /** At a display item that a part is put in place of: its own names count, but what is taken over goes around it. */
    Surroundings at(QuestionnaireItemComponent item, String place) {
        return with(item.getExtension(), holder, place);
    }

    private Surroundings with(List<Extension> extensions, List<Extension> holder, String place) {
        var known = new HashSet<>(names);
        var ahead = prefix;
        for (var extension : extensions) {
            var name = name(extension);
            if (name == null) continue;
            known.add(name);
            if (name.equals(LINK_ID_PREFIX) && extension.getValue() instanceof Expression expression)
                ahead = prefix(expression, place);
        }
        return new Surroundings(whole, holder, known, ahead, errors);
    }

    private static @Nullable String name(Extension extension) {
        if (LAUNCH.equals(extension.getUrl())) {
            var name = extension.getExtensionByUrl("name");
            if (name == null || name.getValue() == null) return null;
            return name.getValue() instanceof Coding coding
                    ? coding.getCode()
                    : name.getValue().primitiveValue();
        }
        return extension.getValue() instanceof Expression expression ? expression.getName() : null;
    }

    private String prefix(Expression expression, String place) {
        var none = Names.of(new QuestionnaireResponse(), whole, ExpressionReader::read);
        none.put(LINK_ID_PREFIX, List.of(new StringType(prefix)));
        try {
            var found = none.evaluate(expression.getExpression(), none.response());
            return found.isEmpty() ? "" : String.valueOf(found.get(0).primitiveValue());
        } catch (NotCalculable e) {
            error(IssueType.VALUE, place, e.key, e.arguments.toArray());
            return prefix;
        }
    }

    /** Whether a part can be put in here. */
    void check(Questionnaire part, String place) {
        if (part.hasExtension(ADAPTIVE)) error(IssueType.BUSINESSRULE, place, "assemble.adaptive", part.getUrl());
        if (part.hasModifierExtension()) error(IssueType.BUSINESSRULE, place, "assemble.modifier", part.getUrl());
        if (part.hasLanguage() && !part.getLanguage().equals(whole.getLanguage()))
            error(IssueType.BUSINESSRULE, place, "assemble.agree", part.getUrl(), "language");
        if (part.hasImplicitRules() && !part.getImplicitRules().equals(whole.getImplicitRules()))
            error(IssueType.BUSINESSRULE, place, "assemble.agree", part.getUrl(), "implicitRules");
        for (var extension : part.getExtension()) check(part, extension, place);
    }

    private void check(Questionnaire part, Extension extension, String place) {
        var url = String.valueOf(extension.getUrl());
        if (AGREED.contains(url) && whole.getExtension().stream().noneMatch(extension::equalsDeep))
            error(IssueType.BUSINESSRULE, place, "assemble.agree", part.getUrl(), url);
        if (REFUSED.contains(url)) error(IssueType.BUSINESSRULE, place, "assemble.root", part.getUrl(), url);
        var needed = CONTEXT.equals(url) && extension.getValue() != null
                ? extension.getValue().primitiveValue()
                : null;
        if (needed != null && !names.contains(needed))
            error(IssueType.BUSINESSRULE, place, "assemble.context", part.getUrl(), needed);
    }

    /** Takes over what a part brings besides its items. */
    void take(Questionnaire part, String place) {
        for (var extension : part.getExtension()) take(extension, place);
        for (var contained : part.getContained()) take(contained, place);
    }

    private void take(Extension extension, String place) {
        var url = String.valueOf(extension.getUrl());
        if (url.equals(CONSTRAINT)) addOnce(holder, extension);
        if (url.equals(LIBRARY)) addOnce(whole.getExtension(), extension);
        if (url.equals(LAUNCH)
                && whole.getExtensionsByUrl(LAUNCH).stream().noneMatch(each -> sameName(each, extension)))
            whole.getExtension().add(extension);
        if (url.equals(VARIABLE)) takeVariable(extension, place);
    }

    /** The same variable twice is once; another of the same name is an error. */
    private void takeVariable(Extension extension, String place) {
        var same = holder.stream()
                .filter(each -> VARIABLE.equals(each.getUrl()) && sameName(each, extension))
                .findFirst();
        if (same.isEmpty()) holder.add(extension);
        else if (!same.get().equalsDeep(extension))
            error(IssueType.DUPLICATE, place, "q.variable.twice", String.valueOf(name(extension)));
    }

    private static boolean sameName(Extension one, Extension other) {
        var name = name(one);
        return name != null && name.equals(name(other));
    }

    private static void addOnce(List<Extension> extensions, Extension extension) {
        if (extensions.stream().noneMatch(extension::equalsDeep)) extensions.add(extension);
    }

    private void take(Resource contained, String place) {
        var same = whole.getContained().stream()
                .filter(each -> String.valueOf(each.getId()).equals(contained.getId()))
                .findFirst();
        if (same.isEmpty()) whole.addContained(contained);
        else if (!same.get().equalsDeep(contained))
            error(IssueType.DUPLICATE, place, "assemble.contained", String.valueOf(contained.getId()));
    }

    private void error(IssueType code, String place, String key, Object... arguments) {
        errors.add(new Finding(IssueSeverity.ERROR, code, place, null, Text.NONE, key, List.of(arguments)));
    }
}
