package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/instruments.md says what the catalogue says. To write it anew: {@code -Dstemme.docs=write}. */
class InstrumentPageTest {
    private static final Path PAGE = Path.of("../docs/instruments.md");

    @Test
    void the_page_is_that_of_the_catalogue() throws IOException {
        String page = new InstrumentPage(Shelf.CATALOGUE).markdown();
        if ("write".equals(System.getProperty("stemme.docs"))) Files.writeString(PAGE, page);
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
