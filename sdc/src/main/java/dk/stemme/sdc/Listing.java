package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.jspecify.annotations.Nullable;

/**
 * A page of an expansion (R4, ValueSet/$expand).
 *
 * @param filter words that must occur in a code or its names; null: all
 * @param offset of the first code
 * @param count most codes; null: all
 * @param language of the displays, null when not asked for: then as written
 */
public record Listing(
        @Nullable String filter,
        int offset,
        @Nullable Integer count,
        boolean activeOnly,
        boolean designations,
        @Nullable Locale language) {

    /** The value set with this page as its expansion, without what it is composed of. */
    public ValueSet of(ValueSet valueSet, List<Concept> concepts, Date now) {
        var found = concepts.stream()
                .filter(concept -> filter == null || concept.matches(filter))
                .filter(concept -> !(activeOnly && concept.isInactive()))
                .toList();
        var expansion = new ValueSetExpansionComponent()
                .setIdentifier("urn:uuid:" + UUID.randomUUID())
                .setTimestamp(now)
                .setTotal(found.size());
        describe(expansion);
        int end = count == null ? found.size() : (int) Math.min(found.size(), (long) offset + count);
        var spoken = language == null ? Locale.ROOT : language;
        for (var concept : found.subList(Math.min(offset, end), end))
            expansion.addContains(concept.listed(spoken, designations));
        var page = valueSet.copy();
        page.setCompose(null);
        page.setContained(new ArrayList<>());
        return page.setExpansion(expansion);
    }

    private void describe(ValueSetExpansionComponent expansion) {
        if (count != null || offset > 0) {
            expansion.setOffset(offset);
            parameter(expansion, "offset", new IntegerType(offset));
        }
        if (count != null) parameter(expansion, "count", new IntegerType(count));
        if (filter != null) parameter(expansion, "filter", new StringType(filter));
        if (activeOnly) parameter(expansion, "activeOnly", new BooleanType(true));
        if (designations) parameter(expansion, "includeDesignations", new BooleanType(true));
        if (language != null) parameter(expansion, "displayLanguage", new CodeType(language.toLanguageTag()));
    }

    private static void parameter(ValueSetExpansionComponent expansion, String name, Type value) {
        expansion.addParameter().setName(name).setValue(value);
    }
}
