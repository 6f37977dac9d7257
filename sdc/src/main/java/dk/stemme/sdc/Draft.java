package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * One item of a questionnaire while it is being compiled: where it stands, and what is wrong with it. One without a parent
 * stands for the questionnaire itself.
 */
final class Draft {

    final QuestionnaireItemComponent source;
    final @Nullable Draft parent;
    final int position;
    final List<Draft> children = new ArrayList<>();

    private final String expression;
    private final List<Finding> findings;

    /** @param findings where what is wrong is gathered, for the whole questionnaire */
    Draft(
            QuestionnaireItemComponent source,
            @Nullable Draft parent,
            int position,
            String expression,
            List<Finding> findings) {
        this.source = source;
        this.parent = parent;
        this.position = position;
        this.expression = expression;
        this.findings = findings;
        for (int i = 0; i < source.getItem().size(); i++) {
            children.add(new Draft(source.getItem().get(i), this, i, expression + ".item[" + i + "]", findings));
        }
    }

    String linkId() {
        return source.hasLinkId() ? source.getLinkId() : "";
    }

    Text text() {
        return source.hasText() ? Text.of(source.getTextElement()) : Text.NONE;
    }

    /** The items around this one, the nearest first. */
    List<Draft> around() {
        var around = new ArrayList<Draft>();
        for (var each = parent; each != null; each = each.parent) around.add(each);
        return around;
    }

    /** Refuses something in this item; {@code below} is the path to it from the item, empty for the item itself. */
    void refuse(IssueType code, String below, String key, Object... arguments) {
        var item = parent == null ? null : linkId();
        findings.add(new Finding(IssueSeverity.ERROR, code, expression + below, item, text(), key, List.of(arguments)));
    }

    /** Values of an extension that may repeat; those only given by an expression are left out. */
    List<Type> extensions(String url) {
        return source.getExtensionsByUrl(url).stream()
                .filter(Extension::hasValue)
                .map(Extension::getValue)
                .filter(Answers::holds)
                .toList();
    }

    /** Value of an extension; null when the item has none, or none with a value of this type. */
    <T extends Type> @Nullable T extension(String url, Class<T> type) {
        return extensions(url).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
