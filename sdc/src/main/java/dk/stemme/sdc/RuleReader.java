package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads what a question asks of its answers besides their type: maxLength and the extensions of FHIR R4 and SDC. */
final class RuleReader {

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";

    private final Draft draft;
    private final Kind kind;
    private final List<Rule> rules = new ArrayList<>();

    private RuleReader(Draft draft, Kind kind) {
        this.draft = draft;
        this.kind = kind;
    }

    static List<Rule> read(Draft draft, Kind kind, Kinds kinds) {
        var reader = new RuleReader(draft, kind);
        reader.bounds();
        reader.length();
        reader.spelling();
        reader.decimals();
        reader.units(kinds);
        reader.files();
        reader.references();
        return List.copyOf(reader.rules);
    }

    private void bounds() {
        var least = bound(CORE + "minValue", SDC + "sdc-questionnaire-minQuantity");
        var greatest = bound(CORE + "maxValue", SDC + "sdc-questionnaire-maxQuantity");
        var min = least == null ? null : kind.yardstick(least);
        var max = greatest == null ? null : kind.yardstick(greatest);
        if (least != null && min != null) rules.add(Bound.least(min, least));
        if (greatest != null && max != null) rules.add(Bound.greatest(max, greatest));
        if (min != null && greatest != null && max != null && min.compare(greatest) == -1) {
            draft.refuse(IssueType.INVARIANT, "", "q.bound.order");
        }
    }

    private @Nullable Type bound(String url, String quantityUrl) {
        var found = Stream.concat(draft.extensions(url).stream(), draft.extensions(quantityUrl).stream())
                .findFirst()
                .orElse(null);
        if (found == null || (kind.isOrdered() && kind.yardstick(found) != null)) return found;
        draft.refuse(IssueType.VALUE, "", "q.bound.type", found.fhirType());
        return null;
    }

    private void length() {
        var min = draft.extension(CORE + "minLength", IntegerType.class);
        int least = min == null ? 0 : min.getValue();
        int most = draft.source.hasMaxLength() ? draft.source.getMaxLength() : Length.UNLIMITED;
        if (least > most) draft.refuse(IssueType.INVARIANT, ".maxLength", "q.length.order", least, most);
        if (least > 0 || most < Length.UNLIMITED) rules.add(new Length(least, most));
    }

    private void spelling() {
        var regex = draft.extension(CORE + "regex", StringType.class);
        if (regex == null) return;
        var format = draft.extension(CORE + "entryFormat", StringType.class);
        try {
            rules.add(new Spelling(Pattern.compile(regex.getValue()), format == null ? null : Text.of(format)));
        } catch (PatternSyntaxException e) {
            draft.refuse(IssueType.VALUE, "", "q.regex", regex.getValue());
        }
    }

    private void decimals() {
        var places = draft.extension(CORE + "maxDecimalPlaces", IntegerType.class);
        if (places != null) rules.add(new Decimals(places.getValue()));
    }

    private void units(Kinds kinds) {
        var units = new ArrayList<Option>();
        for (var unit : draft.extensions(CORE + "questionnaire-unitOption")) {
            if (unit instanceof Coding coding) units.add(unit(coding));
        }
        var valueSet =
                draft.extensions(CORE + "questionnaire-unitValueSet").stream().findFirst();
        valueSet.ifPresent(canonical -> units.addAll(kinds.codings(draft, canonical.primitiveValue())));
        if (!units.isEmpty()) rules.add(new Units(List.copyOf(units)));
    }

    private static Option unit(Coding coding) {
        var label = coding.hasDisplay()
                ? Text.of(coding.getDisplayElement())
                : new Text(Objects.requireNonNullElse(coding.getCode(), ""), Map.of());
        return new Option(coding, label, null, false);
    }

    private void files() {
        var types = texts(CORE + "mimeType")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .toList();
        if (!types.isEmpty()) rules.add(new FileTypes(types));
        var size = draft.extension(CORE + "maxSize", DecimalType.class);
        if (size != null) rules.add(new FileSize(size.getValue()));
    }

    private void references() {
        var types = texts(CORE + "questionnaire-referenceResource").toList();
        if (!types.isEmpty()) rules.add(new ReferenceTypes(types));
    }

    private Stream<String> texts(String url) {
        return draft.extensions(url).stream().filter(Type::isPrimitive).map(Type::primitiveValue);
    }
}
