package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;

/**
 * One code of a value set or code system.
 *
 * @param version of the code system, null when not known
 * @param display with its translations
 * @param isAbstract a heading, not to be chosen
 */
public record Concept(
        @Nullable String system,
        @Nullable String version,
        String code,
        Text display,
        List<ConceptReferenceDesignationComponent> designations,
        boolean isAbstract,
        boolean isInactive) {

    /** What it is called in this language, else as written; null when it is not called anything. */
    public @Nullable String display(Locale locale) {
        return display.in(locale);
    }

    /** Whether it is called so, in any language, without regard to case. */
    public boolean isCalled(String text) {
        return names().stream().anyMatch(text::equalsIgnoreCase);
    }

    /** Whether each word of the filter occurs in its code or in one of its names. */
    boolean matches(String filter) {
        var whole = (code + " " + String.join(" ", names())).toLowerCase(Locale.ROOT);
        for (var word : filter.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!whole.contains(word)) return false;
        }
        return true;
    }

    private List<String> names() {
        var names = new ArrayList<>(display.translations().values());
        if (display.base() != null) names.add(display.base());
        designations.forEach(each -> names.add(String.valueOf(each.getValue())));
        return names;
    }

    boolean isSame(Concept other) {
        return code.equals(other.code) && java.util.Objects.equals(system, other.system);
    }

    ValueSetExpansionContainsComponent listed(Locale locale, boolean withDesignations) {
        var listed = new ValueSetExpansionContainsComponent().setSystem(system).setCode(code);
        listed.setDisplay(display(locale));
        if (version != null) listed.setVersion(version);
        if (isAbstract) listed.setAbstract(true);
        if (isInactive) listed.setInactive(true);
        if (withDesignations) designations.forEach(each -> listed.addDesignation(each.copy()));
        return listed;
    }
}
