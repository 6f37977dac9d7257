package dk.stemme.server.questionnaire;

import dk.stemme.sdc.Concept;
import dk.stemme.server.store.OperationInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The codes that somebody asks about: one, or those of a CodeableConcept, of which one must do. A coding without a system
 * stands for its code in any.
 */
record AskedCode(List<Coding> codings) {

    /** @param system the parameter that names the code system */
    static AskedCode of(OperationInput input, String system) {
        List<Coding> codings = new ArrayList<>();
        input.one("coding").map(each -> each.getValue()).ifPresent(value -> codings.add(coding(value)));
        input.one("codeableConcept").map(each -> each.getValue()).ifPresent(value -> {
            if (!(value instanceof CodeableConcept concept))
                throw OperationInput.bad("codeableConcept", "must hold a CodeableConcept");
            codings.addAll(concept.getCoding());
        });
        input.text("code")
                .ifPresent(code -> codings.add(new Coding(
                        input.text(system).orElse(null),
                        code,
                        input.text("display").orElse(null))));
        if (codings.isEmpty() || codings.stream().anyMatch(coding -> !coding.hasCode()))
            throw OperationInput.bad("code", "is missing: send code and system, coding or codeableConcept");
        return new AskedCode(codings);
    }

    private static Coding coding(Object value) {
        if (value instanceof Coding coding) return coding;
        throw OperationInput.bad("coding", "must hold a Coding");
    }

    /** Whether one of them is among these codes, and is called what it is called: R4's answer of $validate-code. */
    Parameters judge(List<Concept> concepts, String where) {
        boolean danish = LocaleContextHolder.getLocale().getLanguage().equals("da");
        for (Coding coding : codings) {
            for (Concept concept : concepts) {
                if (matches(coding, concept)) return found(coding, concept, danish);
            }
        }
        Coding first = codings.get(0);
        String code = (first.hasSystem() ? first.getSystem() + "|" : "") + first.getCode();
        String message = danish ? "Koden %s er ikke i %s." : "The code %s is not in %s.";
        return answer(false).addParameter("message", message.formatted(code, where));
    }

    private static boolean matches(Coding coding, Concept concept) {
        return concept.code().equals(coding.getCode())
                && (!coding.hasSystem() || Objects.equals(coding.getSystem(), concept.system()));
    }

    private static Parameters found(Coding coding, Concept concept, boolean danish) {
        boolean called = !coding.hasDisplay() || concept.isCalled(coding.getDisplay());
        Parameters answer = answer(called);
        String display = concept.display(LocaleContextHolder.getLocale());
        String message = danish ? "Koden hedder ikke “%s”, men “%s”." : "The code is not called “%s” but “%s”.";
        if (!called) answer.addParameter("message", message.formatted(coding.getDisplay(), display));
        if (display != null) answer.addParameter("display", display);
        return answer;
    }

    private static Parameters answer(boolean result) {
        Parameters answer = new Parameters();
        answer.addParameter("result", result);
        return answer;
    }
}
