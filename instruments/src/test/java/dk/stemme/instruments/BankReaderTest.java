package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.irt.Estimate;
import dk.stemme.scoring.irt.GradedItem;
import dk.stemme.scoring.irt.ResponsePattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankReaderTest {
    private static final String SCIENCE = """
            {"source": "ltm::Science", "items": [
              {"id": "Comfort", "a": 1.041, "b": [-4.672, -2.536, 1.408]},
              {"id": "Work", "a": 1.226, "b": [-2.385, -0.735, 1.849]},
              {"id": "Future", "a": 2.299, "b": [-2.281, -0.965, 0.856]},
              {"id": "Benefit", "a": 1.094, "b": [-3.06, -0.906, 1.543]}],
             "cases": [{"answers": [0, 2, 3, 3], "theta": 0.8}, {"answers": [null, null, null, null]}]}
            """;

    @Test
    void reads_items_and_cases() throws IOException {
        BankFile file = BankReader.read(stream(SCIENCE), "science");
        assertThat(file.source()).isEqualTo("ltm::Science");
        assertThat(file.licence()).isEmpty();
        assertThat(file.bank().items())
                .hasSize(4)
                .element(1)
                .isEqualTo(GradedItem.of("Work", 1.226, -2.385, -0.735, 1.849));
        Estimate estimate = file.cases().get(0).estimate().orElseThrow();
        assertThat(estimate.theta()).isCloseTo(0.800151, within(1e-4));
        assertThat(estimate.se()).isCloseTo(0.617817, within(1e-4));
        assertThat(file.cases())
                .element(1)
                .extracting(ResponsePattern::estimate)
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_bank_of_sixty_items_free_of_rights_is_shipped() {
        BankFile file = BankReader.shipped("simulated60");
        assertThat(file.licence()).isEqualTo("free of rights");
        assertThat(file.source()).startsWith("simulated");
        assertThat(file.bank().items()).hasSize(60).allMatch(item -> item.categories() == 5);
        assertThat(file.bank().items().get(0).information(0)).isCloseTo(1.410837, within(1e-6));
        assertThat(file.cases()).isEmpty();
    }

    @Test
    void no_other_bank_is_shipped() {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> BankReader.shipped("promis"))
                .withMessage("promis: there is no such bank");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{};                                               x: items: is not a list",
                "{'items':5};                                      x: items: is not a list",
                "{'items':[]};                                     x: bank.item: a bank needs items",
                "{'items':[{'a':1,'b':[0]}]};                      x: items[0].id: is not a text",
                "{'items':[{'id':'p','b':[0]}]};                   x: items[0].a: is not a number",
                "{'items':[{'id':'p','a':'1','b':[0]}]};           x: items[0].a: is not a number",
                "{'items':[{'id':'p','a':1}]};                     x: items[0].b: is not a list",
                "{'items':[{'id':'p','a':1,'b':[0,null]}]};        x: items[0].b[1]: is not a number",
                "{'items':[{'id':'p','a':1,'b':[1,0]}]};           x: item[p].b: 0.0 does not rise above 1.0",
                "{'items':[{'id':'p','a':1,'b':[0]},{'id':'p','a':1,'b':[0]}]};  x: bank.item[1]: 'p' is defined twice",
                "{'items':[{'id':'p','a':1,'b':[0]}],'cases':1};   x: cases: is not a list",
                "{'items':[{'id':'p','a':1,'b':[0]}],'cases':[{}]};  x: cases[0].answers: is not a list",
                "{'items':[{'id':'p','a':1,'b':[0]}],'cases':[{'answers':[0,1]}]};"
                        + "  x: cases[0].answers: 2 answers to 1 items",
                "{'items':[{'id':'p','a':1,'b':[0]}],'cases':[{'answers':[0]},{'answers':[2]}]};"
                        + "  x: cases[1].answers[0]: p: 2 is not a code from 0 to 1",
                "{'items':[{'id':'p','a':1,'b':[0]}],'cases':[{'answers':[0.5]}]};"
                        + "  x: cases[0].answers[0]: 0.5 is not a whole number",
                "{'items':[{'id':'p','a':1,'b':[0]}],'cases':[{'answers':['1']}]};"
                        + "  x: cases[0].answers[0]: \"1\" is not a whole number"
            })
    void a_spoilt_file_is_refused_with_its_place(String json, String message) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> BankReader.read(stream(json.replace('\'', '"')), "x"))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"{\"items\"", "{\"items\":[]} {}", "{\"items\":[],\"items\":[]}"})
    void what_is_not_one_json_object_is_refused_with_its_line(String json) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> BankReader.read(stream(json), "x"))
                .withMessageStartingWith("x: line 1 is not JSON: ");
    }

    private static InputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
