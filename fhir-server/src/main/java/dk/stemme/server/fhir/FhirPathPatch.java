package dk.stemme.server.fhir;

import dk.stemme.sdc.Path;
import dk.stemme.server.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * One operation of a FHIRPath Patch (R4, fhirpatch.html): add, insert, delete, replace or move.
 *
 * @param parts of the operation: type, path, name, value, index, source, destination
 * @param place of the operation in the patch, for refusals
 */
record FhirPathPatch(List<ParametersParameterComponent> parts, String place) {

    /** @throws Refusal 422 for a parameter that is no operation */
    static List<FhirPathPatch> of(Parameters patch) {
        List<ParametersParameterComponent> all = patch.getParameter();
        return IntStream.range(0, all.size())
                .mapToObj(i -> of(all.get(i), "Parameters.parameter[" + i + "]"))
                .toList();
    }

    private static FhirPathPatch of(ParametersParameterComponent parameter, String place) {
        if (!"operation".equals(parameter.getName()))
            throw Refusal.of(422, IssueType.INVALID, place, "Each parameter of a patch is called operation.");
        return new FhirPathPatch(parameter.getPart(), place);
    }

    /** @throws Refusal 422 when it does not fit the resource, naming the part that does not */
    void apply(Resource resource) {
        try {
            switch (text("type")) {
                case "add" -> add(resource);
                case "insert" -> insert(resource);
                case "delete" -> delete(resource);
                case "replace" -> replace(resource);
                case "move" -> move(resource);
                default -> throw refusal("type", "is none of add, insert, delete, replace, move");
            }
        } catch (Path.Unusable e) {
            throw refusal("path", "cannot be used: " + e.getMessage());
        } catch (FHIRException | ClassCastException | UnsupportedOperationException e) {
            throw refusal("value", "does not fit: " + e.getMessage());
        }
    }

    private void add(Resource resource) {
        List<Base> found = Path.of(text("path")).find(resource);
        if (found.size() != 1) throw finds(found.size(), "one element");
        Slot slot = Slot.of(found.get(0), text("name"))
                .orElseThrow(() -> refusal("name", "is no element of " + text("path")));
        if (!slot.isList() && slot.isFilled()) throw refusal("name", "is there already: replace it");
        slot.add(part("value"));
    }

    private void insert(Resource resource) {
        Slot slot = list(resource);
        List<Base> values = slot.values();
        int index = index("index", values.size());
        slot.add(part("value"));
        List<Base> more = new ArrayList<>(slot.values());
        more.add(index, more.remove(more.size() - 1));
        slot.set(more);
    }

    /** What is not there need not be deleted. */
    private void delete(Resource resource) {
        List<Base> found = Path.of(text("path")).find(resource);
        if (found.size() > 1) throw finds(found.size(), "one element");
        if (!found.isEmpty()) slot(resource, found.get(0)).remove(found.get(0));
    }

    private void replace(Resource resource) {
        List<Base> found = Path.of(text("path")).find(resource);
        if (found.size() != 1) throw finds(found.size(), "one element");
        Slot slot = slot(resource, found.get(0));
        int place = slot.place(found.get(0));
        slot.remove(found.get(0));
        slot.add(part("value"));
        List<Base> values = new ArrayList<>(slot.values());
        values.add(place, values.remove(values.size() - 1));
        slot.set(values);
    }

    private void move(Resource resource) {
        Slot slot = list(resource);
        List<Base> values = new ArrayList<>(slot.values());
        int source = index("source", values.size() - 1);
        values.add(index("destination", values.size() - 1), values.remove(source));
        slot.set(values);
    }

    /** The list that the path names: of one element, by name, so that it may be empty. */
    private Slot list(Resource resource) {
        String path = text("path");
        int dot = path.lastIndexOf('.');
        if (dot < 0 || !path.substring(dot + 1).matches("[A-Za-z]+"))
            throw refusal("path", "must end in a list's name");
        List<Base> around = Path.of(path.substring(0, dot)).find(resource);
        if (around.size() != 1) throw finds(around.size(), "one list");
        return Slot.of(around.get(0), path.substring(dot + 1))
                .filter(Slot::isList)
                .orElseThrow(() -> refusal("path", "is no list"));
    }

    private Slot slot(Resource resource, Base element) {
        return Slot.holding(resource, element).orElseThrow(() -> refusal("path", "is no element that can be changed"));
    }

    private int index(String name, int last) {
        if (part(name).getValue() instanceof IntegerType index && index.getValue() >= 0 && index.getValue() <= last)
            return index.getValue();
        throw refusal(name, "must be a whole number from 0 to " + last);
    }

    private String text(String name) {
        return Optional.ofNullable(part(name).getValue())
                .map(Base::primitiveValue)
                .orElseThrow(() -> refusal(name, "must be a text"));
    }

    private ParametersParameterComponent part(String name) {
        return parts.stream()
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .orElseThrow(() -> refusal(name, "is missing"));
    }

    private Refusal finds(int count, String wanted) {
        return refusal("path", "must find " + wanted + "; '" + text("path") + "' finds " + count);
    }

    private Refusal refusal(String name, String what) {
        String where = place + ".part.where(name = '" + name + "')";
        return Refusal.of(422, IssueType.PROCESSING, where, "The patch does not fit: " + name + " " + what + ".");
    }
}
