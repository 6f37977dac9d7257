package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Reads the kind of each question from its type: the one place where FHIR's item types are told apart. */
final class Kinds {

    private final OptionReader options;

    Kinds(OptionReader options) {
        this.options = options;
    }

    /** Null for what is no question: a group, a display, and what is refused. */
    @Nullable
    Kind read(Draft draft) {
        var type = draft.source.getType();
        if (type == null) {
            draft.refuse(IssueType.REQUIRED, "", "q.type.missing");
            return null;
        }
        var kind = switch (type) {
            case BOOLEAN -> new YesNo();
            case INTEGER -> Numeric.INTEGER;
            case DECIMAL -> Numeric.DECIMAL;
            case QUANTITY -> new Amount();
            case DATE -> Moment.DATE;
            case DATETIME -> Moment.DATE_TIME;
            case TIME -> new TimeOfDay();
            case STRING, TEXT -> Words.TEXT;
            case URL -> Words.URL;
            case CHOICE -> new Choice(options.answers(draft), false);
            case OPENCHOICE -> new Choice(options.answers(draft), true);
            case ATTACHMENT -> new Upload();
            case REFERENCE -> new Pointer();
            case GROUP -> group(draft);
            case DISPLAY -> display(draft);
            default -> unknown(draft);
        };
        if (!(kind instanceof Choice) && (draft.source.hasAnswerOption() || draft.source.hasAnswerValueSet())) {
            draft.refuse(IssueType.INVARIANT, "", "q.options.kind");
        }
        return kind;
    }

    /** The codings of a value set named by this item for something else than answers. */
    List<Option> codings(Draft draft, String canonical) {
        return options.valueSet(draft, canonical);
    }

    private static @Nullable Kind group(Draft draft) {
        if (draft.children.isEmpty()) draft.refuse(IssueType.INVARIANT, "", "q.group.empty");
        return null;
    }

    private static @Nullable Kind display(Draft draft) {
        if (!draft.children.isEmpty()) draft.refuse(IssueType.INVARIANT, ".item[0]", "q.display.items");
        if (draft.source.getRequired() || draft.source.getRepeats()) {
            draft.refuse(IssueType.INVARIANT, "", "q.display.required");
        }
        return null;
    }

    private static @Nullable Kind unknown(Draft draft) {
        draft.refuse(
                IssueType.NOTSUPPORTED,
                ".type",
                "q.type.unknown",
                draft.source.getType().toCode());
        return null;
    }
}
