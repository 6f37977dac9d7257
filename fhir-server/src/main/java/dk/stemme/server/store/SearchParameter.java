package dk.stemme.server.store;

import java.util.List;

/**
 * One search parameter of one resource type, as a line of {@code search-parameters.txt} says it.
 *
 * @param principal whether this is the type's own date, kept in the resource's row
 * @param seed what its keys begin with, see {@link Keys}
 * @param compartment whether this reference names the patient in whose compartment the resource lies
 * @param parts of a composite: what is compared within the one element, in the order of the query's values
 */
public record SearchParameter(
        String type,
        String name,
        Kind kind,
        List<ElementPath> paths,
        boolean principal,
        boolean compartment,
        List<Part> parts,
        long seed) {

    /** One part of a composite: where it stands below the parameter's path, and its kind. */
    public record Part(String path, Kind kind) {}

    /** How values are indexed and compared (R4 search, section 3.1.1.4). */
    public enum Kind {
        TOKEN,
        REFERENCE,
        CANONICAL,
        URI,
        STRING,
        DATE,
        NUMBER,
        QUANTITY,
        COMPOSITE;

        /** The type's name in a CapabilityStatement. */
        public String code() {
            return this == CANONICAL ? "reference" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether resources are indexed by it; the rest is looked for in their text. */
    boolean indexed() {
        return kind.compareTo(Kind.DATE) <= 0 && !type.equals(SearchTable.COMMON);
    }
}
