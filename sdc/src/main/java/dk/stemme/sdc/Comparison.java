package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operators of enableWhen that compare answers with a value.
 *
 * <p>R4 (code system questionnaire-enable-operator): they hold when at least one answer matches; {@code !=} holds when
 * no answer is equal, so also when there is none.
 */
enum Comparison {
    EQUAL {
        @Override
        boolean matches(int order) {
            return order == 0;
        }
    },
    NOT_EQUAL {
        @Override
        boolean matches(int order) {
            return order == 0;
        }

        @Override
        boolean onMatch() {
            return false;
        }
    },
    GREATER {
        @Override
        boolean matches(int order) {
            return order == 1;
        }
    },
    LESS {
        @Override
        boolean matches(int order) {
            return order == -1;
        }
    },
    GREATER_OR_EQUAL {
        @Override
        boolean matches(int order) {
            return order == 0 || order == 1;
        }
    },
    LESS_OR_EQUAL {
        @Override
        boolean matches(int order) {
            return order == 0 || order == -1;
        }
    };

    /** Whether an answer in this order to the value (see {@link Yardstick#compare}) is a match. */
    abstract boolean matches(int order);

    /** What a match makes of the condition. */
    boolean onMatch() {
        return true;
    }

    boolean needsOrder() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** Null for {@code exists}, which compares nothing. */
    static @Nullable Comparison of(QuestionnaireItemOperator operator) {
        return switch (operator) {
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> NOT_EQUAL;
            case GREATER_THAN -> GREATER;
            case LESS_THAN -> LESS;
            case GREATER_OR_EQUAL -> GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> LESS_OR_EQUAL;
            default -> null;
        };
    }
}
