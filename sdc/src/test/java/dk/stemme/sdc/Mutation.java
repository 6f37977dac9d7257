package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** One thing that happens to a response, most often to its disadvantage. Not every one does something to every response. */
enum Mutation {
    NONE {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            // a right response is an interesting case too
        }
    },
    DRAFT {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
        }
    },
    ITEM_REMOVED {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            var list = list(response, random);
            if (!list.isEmpty()) list.remove(random.nextInt(list.size()));
        }
    },
    ITEM_TWICE {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            var list = list(response, random);
            if (!list.isEmpty()) list.add(list.get(random.nextInt(list.size())).copy());
        }
    },
    ITEMS_SWAPPED {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            var list = list(response, random);
            if (list.size() > 1) list.add(list.remove(random.nextInt(list.size() - 1)));
        }
    },
    ITEM_UNKNOWN {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            list(response, random).add(item("elsewhere").setText("Elsewhere"));
        }
    },
    ITEM_MISPLACED {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            var item = any(items(response), random);
            if (!response.getItem().contains(item)) response.addItem(item.copy());
        }
    },
    ITEM_WITHOUT_LINK_ID {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            any(items(response), random).setLinkId(null);
        }
    },
    ITEM_EMPTY {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            var item = any(items(response), random);
            item.setAnswer(null);
            item.setItem(null);
        }
    },
    TEXT_OTHER {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            any(items(response), random).setText("Something else");
        }
    },
    ANSWER_TWICE {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            var item = any(answered(response), random);
            item.addAnswer(item.getAnswer().get(0).copy());
        }
    },
    ANSWER_EMPTY {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            any(answers(response), random).setValue(null);
        }
    },
    ANSWER_TO_GROUP {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            var groups =
                    items(response).stream().filter(item -> !item.hasAnswer()).toList();
            if (!groups.isEmpty()) any(groups, random).addAnswer().setValue(new StringType("x"));
        }
    },
    ITEM_BENEATH_QUESTION {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            var item = any(answered(response), random);
            item.addItem(item("elsewhere"));
        }
    },
    TYPE_OTHER {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            any(answers(response), random).setValue(any(VALUES, random).copy());
        }
    },
    CODE_OTHER {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            codings(response).forEach(coding -> coding.setCode("no-such-code"));
        }
    },
    CODE_WITHOUT_SYSTEM {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            codings(response).forEach(coding -> coding.setSystem(null));
        }
    },
    CODE_OF_OTHER_SYSTEM {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            codings(response).forEach(coding -> coding.setSystem("http://example.org/other"));
        }
    },
    CODE_WITH_OTHER_DISPLAY {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            codings(response).forEach(coding -> coding.setDisplay("Something else"));
        }
    },
    NUMBER_HUGE {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof IntegerType number) number.setValue(1_000_000);
                if (answer.getValue() instanceof DecimalType number) number.setValue(1_000_000);
            }
        }
    },
    NUMBER_NEGATIVE {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof IntegerType number) number.setValue(-3);
                if (answer.getValue() instanceof DecimalType number) number.setValue(-3);
            }
        }
    },
    TEXT_LONG {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof StringType text) text.setValue("abcdefgh".repeat(40));
            }
        }
    },
    DATE_EARLY {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof DateType date) date.setValueAsString("1700-01-01");
            }
        }
    },
    REFERENCE_OTHER {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof Reference) answer.setValue(new Reference("Device/7"));
            }
        }
    },
    UNIT_OTHER {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof Quantity amount)
                    amount.setCode("m").setUnit("m");
            }
        }
    },
    UNIT_WRONG {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof Quantity amount)
                    amount.setCode("banana").setUnit("banana");
            }
        }
    },
    FILE_WITHOUT_TYPE {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof Attachment file)
                    file.setContentType(null).setData(new byte[] {1, 2});
            }
        }
    },
    ADDRESS_WRONG {
        @Override
        void apply(QuestionnaireResponse response, Random random) {
            for (var answer : answers(response)) {
                if (answer.getValue() instanceof UriType address) address.setValue("no address at all");
            }
        }
    };

    private static final List<Type> VALUES = List.of(
            new BooleanType(true),
            new IntegerType(1),
            new DecimalType("0.5"),
            new StringType("x"),
            new DateType("2026-05-01"),
            new TimeType("10:00:00"),
            new UriType("https://example.org"),
            new Quantity(7).setUnit("mg"),
            new Coding("http://example.org/answers", "red", null),
            new Reference("Patient/1"));

    abstract void apply(QuestionnaireResponse response, Random random);

    private static QuestionnaireResponseItemComponent item(String linkId) {
        return new QuestionnaireResponseItemComponent().setLinkId(linkId);
    }

    /** The top of the response, or what is in one of its groups. */
    private static List<QuestionnaireResponseItemComponent> list(QuestionnaireResponse response, Random random) {
        var groups = items(response).stream()
                .filter(QuestionnaireResponseItemComponent::hasItem)
                .toList();
        int chosen = random.nextInt(groups.size() + 1);
        return chosen == groups.size() ? response.getItem() : groups.get(chosen).getItem();
    }

    private static List<QuestionnaireResponseItemComponent> items(QuestionnaireResponse response) {
        var all = new ArrayList<>(response.getItem());
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).getItem());
            all.get(i).getAnswer().forEach(answer -> all.addAll(answer.getItem()));
        }
        return all.isEmpty() ? List.of(response.addItem().setLinkId("none")) : all;
    }

    private static List<QuestionnaireResponseItemComponent> answered(QuestionnaireResponse response) {
        var answered = items(response).stream()
                .filter(QuestionnaireResponseItemComponent::hasAnswer)
                .toList();
        return answered.isEmpty()
                ? items(response).stream().peek(item -> item.addAnswer()).toList()
                : answered;
    }

    private static List<QuestionnaireResponseItemAnswerComponent> answers(QuestionnaireResponse response) {
        return answered(response).stream()
                .flatMap(item -> item.getAnswer().stream())
                .toList();
    }

    private static Stream<Coding> codings(QuestionnaireResponse response) {
        return answers(response).stream()
                .map(QuestionnaireResponseItemAnswerComponent::getValue)
                .filter(Coding.class::isInstance)
                .map(Coding.class::cast);
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
