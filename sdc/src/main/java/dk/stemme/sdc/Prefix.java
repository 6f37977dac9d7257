package dk.stemme.sdc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * What goes before the linkIds of a sub-questionnaire, and before the ids of what it contains, so that it can be put in
 * several times (SDC 4.0.0, linkIdPrefix).
 */
record Prefix(String text) {

    static Prefix of(String text) {
        return new Prefix(text);
    }

    /** Changes the questionnaire itself. What leads out of it is left as it is. */
    void on(Questionnaire part) {
        if (text.isEmpty()) return;
        Set<String> linkIds = new HashSet<>();
        part.getItem().forEach(item -> gather(item, linkIds));
        part.getItem().forEach(item -> on(item, linkIds));
        Set<String> contained = new HashSet<>();
        part.getContained().forEach(each -> contained.add(localId(String.valueOf(each.getId()))));
        part.getContained().forEach(each -> each.setId("#" + text + localId(String.valueOf(each.getId()))));
        if (!contained.isEmpty()) repoint(part, contained);
    }

    private static String localId(String id) {
        return id.startsWith("#") ? id.substring(1) : id.substring(id.lastIndexOf('/') + 1);
    }

    private static void gather(QuestionnaireItemComponent item, Set<String> linkIds) {
        linkIds.add(item.getLinkId());
        item.getItem().forEach(child -> gather(child, linkIds));
    }

    private void on(QuestionnaireItemComponent item, Set<String> linkIds) {
        item.setLinkId(text + item.getLinkId());
        for (var condition : item.getEnableWhen()) {
            if (linkIds.contains(condition.getQuestion())) condition.setQuestion(text + condition.getQuestion());
        }
        item.getItem().forEach(child -> on(child, linkIds));
    }

    /** All that refers to something contained: value sets of answers, templates. */
    private void repoint(Base base, Set<String> contained) {
        if (base instanceof Reference reference && points(reference.getReference(), contained))
            reference.setReference("#" + text + reference.getReference().substring(1));
        for (var child : base.children()) {
            for (var value : List.copyOf(child.getValues())) {
                if (value instanceof UriType uri && points(uri.getValue(), contained))
                    uri.setValueAsString("#" + text + uri.getValue().substring(1));
                else if (!(value instanceof PrimitiveType<?>) || ((PrimitiveType<?>) value).hasExtension())
                    repoint(value, contained);
            }
        }
    }

    private static boolean points(@Nullable String reference, Set<String> contained) {
        return reference != null && reference.startsWith("#") && contained.contains(reference.substring(1));
    }
}
