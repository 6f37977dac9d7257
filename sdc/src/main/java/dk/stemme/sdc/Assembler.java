package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/**
 * Puts sub-questionnaires in the place of the display items that name them (SDC 4.0.0, Modular Questionnaires). One
 * assembly; not to be used twice.
 */
public final class Assembler {

    static final String SUB = Extracts.SDC + "subQuestionnaire";

    private static final String ASSEMBLED_FROM = Extracts.SDC + "assembledFrom";
    private static final String EXPECTATION = Extracts.SDC + "assemble-expectation";

    /** Most items of the whole, and most questionnaires within each other. */
    private static final int SIZE = 5_000;

    private static final int DEPTH = 10;

    private final Function<String, Optional<Questionnaire>> known;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Set<String> from = new LinkedHashSet<>();
    private int size;

    /** @param known finds a questionnaire by {@code url} or {@code url|version} */
    public Assembler(Function<String, Optional<Questionnaire>> known) {
        this.known = known;
    }

    /**
     * @param locale language of the problems: Danish ({@code da}), English for any other
     * @throws InvalidQuestionnaire with all that keeps the parts from being put in
     */
    public Assembly assemble(Questionnaire modular, Locale locale) {
        var whole = modular.copy();
        var surroundings = Surroundings.of(whole, errors);
        whole.setItem(items(whole.getItem(), surroundings, "Questionnaire", List.of(name(whole))));
        checkLinkIds(whole);
        if (!errors.isEmpty()) throw new InvalidQuestionnaire(errors);
        finish(whole);
        return new Assembly(
                whole, warnings.stream().map(each -> each.in(locale)).toList());
    }

    private static String name(Questionnaire questionnaire) {
        return String.valueOf(questionnaire.getUrl());
    }

    private List<QuestionnaireItemComponent> items(
            List<QuestionnaireItemComponent> items, Surroundings around, String path, List<String> within) {
        var whole = new ArrayList<QuestionnaireItemComponent>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var place = within.size() > 1 ? path : path + ".item[" + i + "]";
            if (++size > SIZE) return tooMuch(place);
            var sub = sub(item);
            if (sub == null) {
                item.setItem(items(item.getItem(), around.in(item, place), place, within));
                whole.add(item);
            } else whole.addAll(parts(sub, around.at(item, place), place, within));
        }
        return whole;
    }

    private List<QuestionnaireItemComponent> tooMuch(String place) {
        if (size == SIZE + 1) error(IssueType.TOOCOSTLY, place, "assemble.many", SIZE, DEPTH);
        return List.of();
    }

    private List<QuestionnaireItemComponent> parts(
            String canonical, Surroundings around, String place, List<String> within) {
        var found = known.apply(canonical).map(Questionnaire::copy).orElse(null);
        if (found == null) {
            error(IssueType.NOTFOUND, place, "assemble.unknown", canonical);
            return List.of();
        }
        if (!canonical.contains("|"))
            warnings.add(finding(IssueSeverity.WARNING, IssueType.BUSINESSRULE, place, "assemble.version", canonical));
        if (within.contains(name(found))) {
            error(IssueType.INVARIANT, place, "assemble.circle", canonical);
            return List.of();
        }
        if (within.size() >= DEPTH) {
            error(IssueType.TOOCOSTLY, place, "assemble.many", SIZE, DEPTH);
            return List.of();
        }
        from.add(found.hasVersion() ? found.getUrl() + "|" + found.getVersion() : found.getUrl());
        around.check(found, place);
        Prefix.of(around.prefix()).on(found);
        around.take(found, place);
        var deeper = new ArrayList<>(within);
        deeper.add(name(found));
        return items(found.getItem(), around, place, deeper);
    }

    private static @Nullable String sub(QuestionnaireItemComponent item) {
        if (item.getType() != QuestionnaireItemType.DISPLAY) return null;
        var extension = item.getExtensionByUrl(SUB);
        return extension == null || extension.getValue() == null
                ? null
                : extension.getValue().primitiveValue();
    }

    private void checkLinkIds(Questionnaire whole) {
        var linkIds = new HashSet<String>();
        whole.getItem().forEach(item -> gather(item, linkIds));
        whole.getItem().forEach(item -> checkConditions(item, linkIds));
    }

    private void gather(QuestionnaireItemComponent item, Set<String> linkIds) {
        if (!linkIds.add(item.getLinkId()))
            error(IssueType.DUPLICATE, "Questionnaire.item", "q.linkId.twice", String.valueOf(item.getLinkId()));
        item.getItem().forEach(child -> gather(child, linkIds));
    }

    private void checkConditions(QuestionnaireItemComponent item, Set<String> linkIds) {
        for (var condition : item.getEnableWhen()) {
            if (!linkIds.contains(condition.getQuestion()))
                error(
                        IssueType.NOTFOUND,
                        "Questionnaire.item",
                        "q.enable.target",
                        String.valueOf(condition.getQuestion()));
        }
        item.getItem().forEach(child -> checkConditions(child, linkIds));
    }

    /** It needs no assembly any more, says what it was made of, and is told apart from what it was made from. */
    private void finish(Questionnaire whole) {
        from.forEach(canonical -> whole.addExtension(new Extension(ASSEMBLED_FROM, new CanonicalType(canonical))));
        for (var extension : List.copyOf(whole.getExtensionsByUrl(EXPECTATION))) {
            whole.getExtension().remove(extension);
            var code = String.valueOf(extension.getValue().primitiveValue());
            if (!code.equals("assemble-root"))
                whole.addExtension(new Extension(EXPECTATION, new CodeType(code.replace("assemble-", "independent-"))));
        }
        if (whole.hasVersion()) whole.setVersion(whole.getVersion() + "-assembled");
    }

    private void error(IssueType code, String place, String key, Object... arguments) {
        errors.add(finding(IssueSeverity.ERROR, code, place, key, arguments));
    }

    private static Finding finding(
            IssueSeverity severity, IssueType code, String place, String key, Object... arguments) {
        return new Finding(severity, code, place, null, Text.NONE, key, List.of(arguments));
    }
}
