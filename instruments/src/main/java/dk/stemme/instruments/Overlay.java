package dk.stemme.instruments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StringType;

/**
 * A licence holder's wording laid over a form: a copy of it in the version {@code 1.0.0+<owner>}, derived from the
 * original and scored by the same definitions. Only its texts differ. Not safe for several threads.
 */
public final class Overlay {
    private static final Pattern OWNER = Pattern.compile("[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[0-9A-Za-z]+)*");
    private static final int LONGEST_ID = 64;

    /**
     * A text of the form.
     *
     * @param option the code of an answer option; empty for the item's own text
     */
    public record Place(String linkId, String option) {
        @Override
        public String toString() {
            return option.isEmpty() ? linkId : linkId + " option " + option;
        }
    }

    private final Questionnaire form;
    private final Map<Place, StringType> texts = new LinkedHashMap<>();
    private final Map<String, Set<Place>> given = new LinkedHashMap<>();

    private Overlay(Questionnaire form) {
        this.form = form;
        ItemReader.all(form.getItem()).forEach(item -> {
            if (item.hasText()) texts.put(new Place(item.getLinkId(), ""), item.getTextElement());
            item.getAnswerOption().stream()
                    .filter(option -> option.hasValueCoding())
                    .map(option -> option.getValueCoding())
                    .forEach(coding ->
                            texts.put(new Place(item.getLinkId(), coding.getCode()), coding.getDisplayElement()));
        });
    }

    /**
     * An overlay without any wording yet.
     *
     * @param owner who holds the licence: letters, digits, hyphens and points
     * @throws IllegalArgumentException if a version cannot carry this owner
     */
    public static Overlay of(Questionnaire original, String owner) {
        if (!OWNER.matcher(owner).matches())
            throw new IllegalArgumentException(
                    "'%s' cannot stand in a version: use letters, digits, hyphens and points".formatted(owner));
        Questionnaire form = original.copy();
        String id = original.getIdPart() + "-" + owner;
        if (id.length() > LONGEST_ID) throw new IllegalArgumentException("'%s' is too long".formatted(owner));
        form.setId(id);
        form.setVersion(original.getVersion() + "+" + owner);
        form.setDerivedFrom(List.of(new CanonicalType(original.getUrl() + "|" + original.getVersion())));
        return new Overlay(form);
    }

    /**
     * Gives one text. In the form's own language it takes the placeholder's place, else it is its translation.
     *
     * @param language a tag such as {@code da}
     * @throws IllegalArgumentException if there is no such place, it has its text already, or there is no text
     */
    public void put(Place place, String language, String text) {
        StringType words = texts.get(place);
        if (words == null) throw new IllegalArgumentException(unknown(place));
        if (!LANGUAGE.matcher(language).matches())
            throw new IllegalArgumentException("'%s' is not a language such as da".formatted(language));
        if (text.isBlank()) throw new IllegalArgumentException("%s: there is no text".formatted(place));
        if (!given.computeIfAbsent(language, key -> new LinkedHashSet<>()).add(place))
            throw new IllegalArgumentException("%s: has a text in %s already".formatted(place, language));
        if (language.equals(form.getLanguage())) words.setValue(text);
        else Texts.translate(words, language, text);
    }

    /** The form as worded so far; a placeholder no longer, once one language has all its texts. */
    public Questionnaire form() {
        Questionnaire worded = form.copy();
        boolean whole =
                given.keySet().stream().anyMatch(language -> open(language).isEmpty());
        if (whole) worded.getExtension().removeIf(extension -> Canonicals.PLACEHOLDER.equals(extension.getUrl()));
        return worded;
    }

    /** Which texts are still the original's in this language, in the order of the form. */
    public List<Place> open(String language) {
        List<Place> open = new ArrayList<>(texts.keySet());
        open.removeAll(given.getOrDefault(language, Set.of()));
        return open;
    }

    /** The languages in which texts were given. */
    public Set<String> languages() {
        return Set.copyOf(given.keySet());
    }

    private String unknown(Place place) {
        List<String> options = places().filter(known -> known.linkId().equals(place.linkId()))
                .map(Place::option)
                .filter(option -> !option.isEmpty())
                .toList();
        boolean known = places().anyMatch(one -> one.linkId().equals(place.linkId()));
        if (!known) return "the form has no text '%s'".formatted(place.linkId());
        if (options.isEmpty()) return "%s has no options".formatted(place.linkId());
        return "%s has no option '%s', but %s".formatted(place.linkId(), place.option(), String.join(", ", options));
    }

    private Stream<Place> places() {
        return texts.keySet().stream();
    }
}
