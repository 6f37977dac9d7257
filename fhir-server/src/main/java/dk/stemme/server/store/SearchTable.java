package dk.stemme.server.store;

import dk.stemme.server.store.SearchParameter.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of served resource types and their search parameters; serving one more type is one more paragraph in it. */
public final class SearchTable {
    /** The paragraph of what every type can be searched by. */
    static final String COMMON = "Resource";

    private static final SearchTable TABLE = load();

    private final Map<String, Map<String, SearchParameter>> types = new LinkedHashMap<>();
    private final Map<String, SearchParameter> common = new LinkedHashMap<>();
    private final Map<SearchParameter, List<SearchParameter>> unions = new IdentityHashMap<>();

    private final String digest;

    private SearchTable(String digest) {
        this.digest = digest;
    }

    public static SearchTable get() {
        return TABLE;
    }

    public Set<String> types() {
        return types.keySet();
    }

    public boolean serves(String type) {
        return types.containsKey(type);
    }

    public Collection<SearchParameter> of(String type) {
        return types.getOrDefault(type, Map.of()).values();
    }

    /** What every type can be searched by besides its own parameters, {@code _id} and {@code _lastUpdated}. */
    public Collection<SearchParameter> common() {
        return common.values();
    }

    /** The parameter of this name; {@code patient} also finds the compartment's own parameter. */
    public @Nullable SearchParameter find(String type, String name) {
        SearchParameter named = types.getOrDefault(type, Map.of()).get(name);
        if (named != null) return named;
        return name.equals("patient") ? compartment(type) : common.get(name);
    }

    @Nullable
    SearchParameter compartment(String type) {
        return of(type).stream()
                .filter(SearchParameter::compartment)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    SearchParameter principal(String type) {
        return of(type).stream().filter(SearchParameter::principal).findFirst().orElse(null);
    }

    /**
     * The parameters by whose keys this one finds: itself, or, if it has several paths and others have one of them each
     * (combo-code: code and component-code), those. What is indexed once is not indexed twice.
     */
    List<SearchParameter> keyedBy(SearchParameter parameter) {
        return unions.getOrDefault(parameter, List.of(parameter));
    }

    boolean isUnion(SearchParameter parameter) {
        return unions.containsKey(parameter);
    }

    private void findUnions() {
        for (Map<String, SearchParameter> paragraph : types.values()) {
            for (SearchParameter parameter : paragraph.values()) {
                if (parameter.paths().size() < 2 || parameter.kind() != Kind.TOKEN) continue;
                List<SearchParameter> single = paragraph.values().stream()
                        .filter(other ->
                                other.kind() == Kind.TOKEN && other.paths().size() == 1)
                        .filter(other ->
                                parameter.paths().contains(other.paths().get(0)))
                        .toList();
                if (single.size() == parameter.paths().size()) unions.put(parameter, single);
            }
        }
    }

    /** Of the lines it was read from: other lines, other search values. */
    String digest() {
        return digest;
    }

    private static SearchTable load() {
        try (var in = Objects.requireNonNull(SearchTable.class.getResourceAsStream("search-parameters.txt"))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearchTable read(String text) {
        SearchTable table = new SearchTable(
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString());
        String type = "";
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith(" ")) table.add(type, line.strip().split("\\s+"));
            else table.begin(type = line.strip());
        }
        table.findUnions();
        return table;
    }

    private void begin(String type) {
        if (!type.equals(COMMON)) types.put(type, new LinkedHashMap<>());
    }

    private void add(String type, String[] columns) {
        List<ElementPath> paths = new ArrayList<>();
        List<SearchParameter.Part> parts = new ArrayList<>();
        boolean principal = false;
        boolean compartment = false;
        for (int i = 2; i < columns.length; i++) {
            switch (columns[i]) {
                case "*" -> principal = true;
                case "@" -> compartment = true;
                default -> {
                    String[] part = columns[1].equals("composite") ? columns[i].split(":") : new String[1];
                    if (part.length == 2) parts.add(new SearchParameter.Part(part[0], kind(part[1])));
                    else paths.add(ElementPath.of(columns[i]));
                }
            }
        }
        SearchParameter parameter = new SearchParameter(
                type, columns[0], kind(columns[1]), paths, principal, compartment, parts, Keys.seed(type, columns[0]));
        Map<String, SearchParameter> paragraph = type.equals(COMMON) ? common : Objects.requireNonNull(types.get(type));
        paragraph.put(columns[0], parameter);
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
