package dk.stemme.sdc;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** FHIRPath's functions on texts whose cost must be bounded. Of nothing they make nothing. */
final class Wording {

    private Wording() {}

    /** Whether the pattern occurs in the text. */
    static List<Base> matches(OwnFunction.Call call) {
        return matches(call, Matcher::find);
    }

    /** Whether the pattern is the whole text. */
    static List<Base> matchesFull(OwnFunction.Call call) {
        return matches(call, Matcher::matches);
    }

    private static List<Base> matches(OwnFunction.Call call, Predicate<Matcher> test) {
        var text = single(call.focus());
        var pattern = single(call.parameters().get(0));
        if (text == null || pattern == null) return List.of();
        return List.of(new BooleanType(test.test(matcher(pattern, text))).noExtensions());
    }

    static List<Base> replaceMatches(OwnFunction.Call call) {
        var text = single(call.focus());
        var pattern = single(call.parameters().get(0));
        var by = single(call.parameters().get(1));
        if (text == null || pattern == null || by == null) return List.of();
        var matcher = matcher(pattern, text);
        var replaced = new StringBuilder();
        while (matcher.find()) {
            // the replacement may repeat what was found as often as it likes
            long most = replaced.length() + (1L + matcher.end() - matcher.start()) * by.length();
            if (most > Budget.TEXT) throw Budget.tooMuch();
            matcher.appendReplacement(replaced, by);
        }
        return text(matcher.appendTail(replaced).toString());
    }

    static List<Base> replace(OwnFunction.Call call) {
        var text = single(call.focus());
        var what = single(call.parameters().get(0));
        var by = single(call.parameters().get(1));
        if (text == null || what == null || by == null) return List.of();
        long times = what.isEmpty() ? text.length() + 1 : text.length() / what.length();
        if (text.length() + times * by.length() > Budget.TEXT) throw Budget.tooMuch();
        return text(text.replace(what, by));
    }

    static List<Base> join(OwnFunction.Call call) {
        var given = call.parameters().isEmpty() ? "" : single(call.parameters().get(0));
        var separator = given == null ? "" : given;
        if ((long) separator.length() * call.focus().size() > Budget.TEXT) throw Budget.tooMuch();
        if (call.focus().isEmpty()) return List.of();
        return text(call.focus().stream().map(Base::primitiveValue).collect(Collectors.joining(separator)));
    }

    private static Matcher matcher(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(new WatchedText(text));
    }

    private static List<Base> text(String text) {
        return List.of(new StringType(text).noExtensions());
    }

    private static @Nullable String single(List<Base> values) {
        if (values.size() > 1) throw new NotCalculable("calculated.many", values.size());
        return values.isEmpty() ? null : values.get(0).primitiveValue();
    }
}
