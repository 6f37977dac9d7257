package dk.stemme.instruments;

import dk.stemme.scoring.DefinitionException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;

/** An extension being read, with its place; what is absent, twice or of the wrong type is refused there. */
record Part(String place, Extension extension) {

    /** The extension of this url on an element or resource, if there is one. */
    static Optional<Part> of(IBaseHasExtensions owner, String url, String place) {
        List<Extension> found = owner.getExtension().stream()
                .map(Extension.class::cast)
                .filter(extension -> url.equals(extension.getUrl()))
                .toList();
        if (found.size() > 1) throw new DefinitionException(place, "is given twice");
        return found.stream().findFirst().map(extension -> new Part(place, extension));
    }

    /** The nested parts of this name. */
    List<Part> parts(String name) {
        List<Extension> nested = extension.getExtensionsByUrl(name);
        return IntStream.range(0, nested.size())
                .mapToObj(i -> new Part("%s.%s[%d]".formatted(place, name, i), nested.get(i)))
                .toList();
    }

    /** The one nested part of this name, if it is there. */
    Optional<Part> part(String name) {
        return of(extension, name, place + "." + name);
    }

    /** The primitive of this name, which must be there. */
    PrimitiveType<?> primitive(String name) {
        return part(name).map(Part::primitive).orElseThrow(() -> refuse(name, "is missing"));
    }

    String text(String name) {
        return primitive(name).getValueAsString();
    }

    Optional<String> optionalText(String name) {
        return part(name).map(Part::text);
    }

    double number(String name) {
        return part(name).map(Part::number).orElseThrow(() -> refuse(name, "is missing"));
    }

    double number(String name, double absent) {
        return part(name).map(Part::number).orElse(absent);
    }

    List<Double> numbers(String name) {
        return parts(name).stream().map(Part::number).toList();
    }

    int count(String name) {
        double number = number(name);
        if (number != Math.rint(number)) throw refuse(name, "'%s' is not a whole number".formatted(number));
        return (int) number;
    }

    boolean flag(String name) {
        return optionalText(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** The extension's own value. */
    String text() {
        return primitive().getValueAsString();
    }

    double number() {
        String text = text();
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw new DefinitionException(place, "'%s' is not a number".formatted(text));
        }
    }

    DefinitionException refuse(String name, String problem) {
        return new DefinitionException(place + "." + name, problem);
    }

    private PrimitiveType<?> primitive() {
        if (extension.getValue() instanceof PrimitiveType<?> primitive && primitive.hasValue()) return primitive;
        throw new DefinitionException(place, "has no simple value");
    }
}
