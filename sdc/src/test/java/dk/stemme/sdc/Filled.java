package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Type;

/** A response being filled in, and what a form makes of it. */
final class Filled {

    private final List<QuestionnaireResponseItemComponent> items = new ArrayList<>();
    private QuestionnaireResponseStatus status = QuestionnaireResponseStatus.COMPLETED;

    static Filled completed() {
        return new Filled();
    }

    static Filled draft() {
        return new Filled().status(QuestionnaireResponseStatus.INPROGRESS);
    }

    static Coding code(String code) {
        return new Coding("http://example.org/answers", code, null);
    }

    Filled status(QuestionnaireResponseStatus status) {
        this.status = status;
        return this;
    }

    Filled answer(String linkId, Type... values) {
        var item = item(linkId);
        for (Type value : values) item.addAnswer().setValue(value);
        return this;
    }

    /** An answer with items beneath it; a further one when the last item has this linkId already. */
    Filled answer(String linkId, Type value, Consumer<Filled> beneath) {
        var last = items.isEmpty() ? null : items.get(items.size() - 1);
        var item = last != null && linkId.equals(last.getLinkId()) ? last : item(linkId);
        item.addAnswer().setValue(value).setItem(fill(beneath));
        return this;
    }

    Filled group(String linkId, Consumer<Filled> beneath) {
        item(linkId).setItem(fill(beneath));
        return this;
    }

    /** For what no builder of right responses offers. */
    QuestionnaireResponseItemComponent item(String linkId) {
        var item = new QuestionnaireResponseItemComponent().setLinkId(linkId);
        items.add(item);
        return item;
    }

    QuestionnaireResponse response() {
        return new QuestionnaireResponse().setStatus(status).setItem(items);
    }

    List<Problem> problems(Form form) {
        return form.check(response(), Locale.ENGLISH);
    }

    /** Each problem as its code and place, which is how most tests speak of it. */
    List<String> faults(Form form) {
        return problems(form).stream()
                .map(problem -> problem.code().toCode() + " " + problem.expression())
                .toList();
    }

    private static List<QuestionnaireResponseItemComponent> fill(Consumer<Filled> beneath) {
        var inner = new Filled();
        beneath.accept(inner);
        return inner.items;
    }
}
