package dk.stemme.server.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Property;
import org.jspecify.annotations.Nullable;

/**
 * A place in a resource where values of one name stand.
 *
 * @param name as FHIR defines it: {@code deceased[x]}
 */
record Slot(Base parent, String name) {

    /** @param name may name the type of a choice too: {@code deceasedBoolean} */
    static Optional<Slot> of(Base parent, String name) {
        Property property = parent.getNamedProperty(name);
        return Optional.ofNullable(property).map(there -> new Slot(parent, there.getName()));
    }

    /** Where this very element stands, at any depth. */
    static Optional<Slot> holding(Base parent, Base element) {
        for (Property property : parent.children())
            for (Base value : property.getValues()) {
                if (value == null) continue;
                if (value == element) return Optional.of(new Slot(parent, property.getName()));
                Optional<Slot> within = holding(value, element);
                if (within.isPresent()) return within;
            }
        return Optional.empty();
    }

    boolean isList() {
        return property().isList();
    }

    boolean isFilled() {
        return property().hasValues();
    }

    List<Base> values() {
        return property().getValues();
    }

    int place(Base value) {
        List<Base> values = values();
        for (int i = 0; i < values.size(); i++) if (values.get(i) == value) return i;
        throw new IllegalArgumentException(name);
    }

    void remove(Base value) {
        if (isList()) set(values().stream().filter(other -> other != value).toList());
        else parent.removeChild(name, value);
    }

    void set(List<Base> values) {
        List<Base> before = List.copyOf(values());
        List<Base> after = List.copyOf(values);
        before.forEach(value -> parent.removeChild(name, value));
        after.forEach(value -> parent.setProperty(name, value));
    }

    /** After those there are. What has parts rather than a value is of a type without a name of its own. */
    void add(ParametersParameterComponent value) {
        if (value.hasPart()) {
            Base made = parent.addChild(name);
            for (ParametersParameterComponent part : value.getPart())
                of(made, part.getName())
                        .orElseThrow(() -> new UnsupportedOperationException("there is no " + part.getName()))
                        .add(part);
        } else parent.setProperty(name, of(value));
    }

    private static Base of(ParametersParameterComponent value) {
        Base held = value.hasResource() ? value.getResource() : value.getValue();
        if (held == null) throw new UnsupportedOperationException("it is empty");
        return held;
    }

    private Property property() {
        @Nullable Property property = parent.getNamedProperty(name);
        if (property == null) throw new IllegalStateException(name);
        return property;
    }
}
