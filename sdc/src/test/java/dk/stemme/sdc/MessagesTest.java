package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("dk.stemme.sdc.messages", Locale.ROOT);
    private static final ResourceBundle DANISH =
            ResourceBundle.getBundle("dk.stemme.sdc.messages", Locale.forLanguageTag("da"));

    static Stream<String> keys() {
        return ENGLISH.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void every_message_is_translated_and_speaks_of_the_same_things(String key) {
        assertThat(DANISH.getString(key)).isNotEqualTo(ENGLISH.getString(key));
        assertThat(spoken(DANISH, key)).isEqualTo(spoken(ENGLISH, key));
    }

    @Test
    void numbers_are_written_as_the_reader_writes_them_and_in_full() {
        var number = new BigDecimal("1234.56789");

        assertThat(Messages.format(Locale.ENGLISH, "value.min", number)).contains("1234.56789");
        assertThat(Messages.format(Locale.forLanguageTag("da"), "value.min", number))
                .contains("1234,56789");
    }

    @Test
    void a_long_list_of_options_is_broken_off() {
        var options = IntStream.range(0, 100).boxed().toList();

        assertThat(Messages.format(Locale.ENGLISH, "option.unknown", options))
                .contains("0, 1, 2")
                .contains("7, …");
    }

    @Test
    void a_locale_that_is_not_danish_is_answered_in_english() {
        assertThat(Messages.format(Locale.forLanguageTag("sv"), "answer.required"))
                .startsWith("This question");
    }

    /** Which of the arguments a message mentions. */
    private static List<Boolean> spoken(ResourceBundle bundle, String key) {
        var sentence = new MessageFormat(bundle.getString(key)).format(new Object[] {"<0>", "<1>", "<2>"});
        return IntStream.range(0, 3)
                .mapToObj(i -> sentence.contains("<" + i + ">"))
                .toList();
    }
}
