package dk.stemme.instruments;

import dk.stemme.scoring.irt.ItemBank;
import dk.stemme.scoring.irt.ResponsePattern;
import java.util.List;

/**
 * An item bank as it is written down, and answers to it. {@link BankReader} tells the format.
 *
 * @param source where the parameters come from; empty if the file does not tell
 * @param licence who may use them; empty if the file does not tell
 * @param cases one pattern per person; may be none
 */
public record BankFile(String source, String licence, ItemBank bank, List<ResponsePattern> cases) {
    public BankFile {
        cases = List.copyOf(cases);
    }
}
