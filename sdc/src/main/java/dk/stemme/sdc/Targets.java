package dk.stemme.sdc;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/** What a reference says of the resource it leads to. */
final class Targets {

    private static final Set<String> TYPES =
            Arrays.stream(ResourceType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** Type and id, of a version perhaps, with or without a server before them. */
    private static final Pattern LITERAL = Pattern.compile(
            "(?:(?:http|https)://\\S+?/)?([A-Z][A-Za-z]+)/[A-Za-z0-9.-]{1,64}(?:/_history/[A-Za-z0-9.-]{1,64})?");

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    private Targets() {}

    static boolean isType(String name) {
        return TYPES.contains(name);
    }

    /** Whether a literal reference is written as one: a type we know with an id, or an address of any kind. */
    static boolean isWellFormed(String literal) {
        if (ABSOLUTE.matcher(literal).matches()) return true;
        var relative = LITERAL.matcher(literal);
        return relative.matches() && isType(relative.group(1));
    }

    /** The type of resource a reference leads to, as far as it tells; of a contained one, its own. */
    static @Nullable String type(Reference reference, Report report) {
        var literal = reference.getReference();
        if (literal != null && literal.startsWith("#")) {
            var contained = report.contained(literal.substring(1));
            return contained == null ? null : contained.fhirType();
        }
        var written = literal == null ? null : written(literal);
        return written == null ? reference.getType() : written;
    }

    private static @Nullable String written(String literal) {
        var matcher = LITERAL.matcher(literal);
        return matcher.matches() && isType(matcher.group(1)) ? matcher.group(1) : null;
    }
}
