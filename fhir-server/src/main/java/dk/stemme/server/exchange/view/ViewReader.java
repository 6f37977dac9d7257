package dk.stemme.server.exchange.view;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.sdc.Path;
import dk.stemme.server.store.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ResourceType;

/** Reads a ViewDefinition; what cannot be used is refused with 422 at its place. */
final class ViewReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,254}");
    /** What expressions know besides the constants. */
    private static final Set<String> KNOWN =
            Set.of(Focus.INDEX, "context", "resource", "rootResource", "ucum", "sct", "loinc");

    private static final int DEPTH = 50;
    private static final int MOST_COLUMNS = 500;

    private final Map<String, List<Base>> constants = new HashMap<>();

    private ViewReader() {}

    /** @throws Refusal 422 with what is wrong */
    static View read(JsonNode view) {
        return new ViewReader().view(view, "ViewDefinition");
    }

    private View view(JsonNode view, String place) {
        String type = text(view, "resource", place);
        if (Stream.of(ResourceType.values()).map(Enum::name).noneMatch(type::equals))
            throw View.bad(place + ".resource", "R4 has no resource type '" + type + "'.");
        each(view, "constant", place, this::constant);
        List<Expression> where = each(view, "where", place, (each, there) -> expression(each, "path", there));
        List<Selection> selects = selections(view, "select", place, 0);
        if (selects.isEmpty()) throw View.bad(place + ".select", "A view selects something.");
        Selection whole = new Selection(new Step.Stay(), List.of(), selects, List.of(), place + ".select");
        checkColumns(whole.all());
        return new View(type, where, whole, Map.copyOf(constants));
    }

    private static void checkColumns(List<Column> columns) {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name()))
                throw View.bad(column.place() + ".name", "There are two columns " + column.name() + ".");
            if (names.size() > MOST_COLUMNS)
                throw View.bad(column.place(), "A view has at most " + MOST_COLUMNS + " columns.");
        }
    }

    private List<Base> constant(JsonNode constant, String place) {
        String name = name(constant, place);
        List<Base> value = Constants.value(constant, place);
        if (KNOWN.contains(name) || constants.put(name, value) != null)
            throw View.bad(place + ".name", "%" + name + " has a meaning already.");
        return value;
    }

    private List<Selection> selections(JsonNode parent, String name, String place, int depth) {
        if (depth > DEPTH) throw View.bad(place, "The selections are nested too deeply.");
        return each(parent, name, place, (each, there) -> selection(each, there, depth + 1));
    }

    private Selection selection(JsonNode select, String place, int depth) {
        Selection read = new Selection(
                step(select, place),
                each(select, "column", place, this::column),
                selections(select, "select", place, depth),
                selections(select, "unionAll", place, depth),
                place);
        if (read.all().isEmpty()) throw View.bad(place, "A select has a column, a select or a unionAll.");
        checkUnion(read.union());
        return read;
    }

    private static void checkUnion(List<Selection> branches) {
        List<String> first =
                branches.stream().limit(1).flatMap(ViewReader::names).toList();
        for (Selection branch : branches)
            if (!names(branch).toList().equals(first))
                throw View.bad(branch.place(), "All branches have the same columns in the same order.");
    }

    private static Stream<String> names(Selection selection) {
        return selection.all().stream().map(Column::name);
    }

    private Step step(JsonNode select, String place) {
        List<Step> steps = new ArrayList<>();
        if (select.has("forEach")) steps.add(new Step.ForEach(expression(select, "forEach", place), false));
        if (select.has("forEachOrNull")) steps.add(new Step.ForEach(expression(select, "forEachOrNull", place), true));
        if (select.has("repeat")) steps.add(new Step.Repeat(list(select, "repeat", place, this::expression)));
        if (steps.size() > 1) throw View.bad(place, "Only one of forEach, forEachOrNull and repeat can be given.");
        return steps.isEmpty() ? new Step.Stay() : steps.get(0);
    }

    private Column column(JsonNode column, String place) {
        JsonNode collection = column.path("collection");
        if (!collection.isMissingNode() && !collection.isBoolean())
            throw View.bad(place + ".collection", "It is true or false.");
        return new Column(name(column, place), expression(column, "path", place), collection.asBoolean(), place);
    }

    private Expression expression(JsonNode parent, String name, String place) {
        return expression(parent.path(name), place + "." + name);
    }

    private Expression expression(JsonNode text, String place) {
        if (!text.isTextual()) throw View.bad(place, "A FHIRPath expression is missing.");
        try {
            Path path = Path.of(text.asText());
            for (String name : path.names())
                if (!KNOWN.contains(name) && !constants.containsKey(name))
                    throw View.bad(place, "%" + name + " is no constant of this view.");
            return new Expression(path, text.asText(), place);
        } catch (Path.Unusable e) {
            throw View.bad(place, String.valueOf(e.getMessage()));
        }
    }

    private static String name(JsonNode parent, String place) {
        String name = text(parent, "name", place);
        if (NAME.matcher(name).matches()) return name;
        throw View.bad(place + ".name", "A name has letters, digits and underscores, and begins with a letter.");
    }

    private static String text(JsonNode parent, String name, String place) {
        if (parent.path(name).isTextual() && !parent.path(name).asText().isBlank())
            return parent.path(name).asText();
        throw View.bad(place + "." + name, "It is missing.");
    }

    /** Reads one element at its place. */
    private interface Read<T> {
        T at(JsonNode element, String place);
    }

    private static <T> List<T> each(JsonNode parent, String name, String place, Read<T> read) {
        return list(parent, name, place, (each, there) -> {
            if (each.isObject()) return read.at(each, there);
            throw View.bad(there, "It is no object.");
        });
    }

    private static <T> List<T> list(JsonNode parent, String name, String place, Read<T> read) {
        JsonNode all = parent.path(name);
        if (!all.isMissingNode() && !all.isArray()) throw View.bad(place + "." + name, "It is no list.");
        List<T> made = new ArrayList<>();
        for (JsonNode each : all) made.add(read.at(each, place + "." + name + "[" + made.size() + "]"));
        return List.copyOf(made);
    }
}
