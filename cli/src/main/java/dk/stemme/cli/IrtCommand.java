package dk.stemme.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.stemme.instruments.BankFile;
import dk.stemme.instruments.BankReader;
import dk.stemme.scoring.irt.Estimate;
import dk.stemme.scoring.irt.ResponsePattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "irt",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Scores answers on an item bank of the graded response model: theta (EAP, standard normal prior) and its"
                    + " standard error.",
            "",
            "In:  {\"items\":[{\"id\":\"a\",\"a\":1.3,\"b\":[-1,0.5]}],\"cases\":[{\"answers\":[2]},{\"answers\":[null]}]}",
            "Out: {\"cases\":[{\"theta\":0.8,\"se\":0.8},{\"theta\":null,\"se\":null}]}",
            "",
            "Answers stand in the order of the items and are coded from 0; null is not answered.",
            ""
        })
final class IrtCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final FileOptions files = new FileOptions();

    IrtCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<Map<String, @Nullable BigDecimal>> cases = new ArrayList<>();
        try (InputStream in = files.in(streams)) {
            BankFile file = BankReader.read(in, "bank");
            for (ResponsePattern pattern : file.cases()) cases.add(scored(pattern.estimate()));
        }
        try (OutputStream out = files.out(streams)) {
            out.write(JsonMapper.builder().build().writeValueAsBytes(Map.of("cases", cases)));
            out.write('\n');
        }
        return Exit.DONE;
    }

    private static Map<String, @Nullable BigDecimal> scored(Optional<Estimate> estimate) {
        Map<String, @Nullable BigDecimal> scored = new LinkedHashMap<>();
        scored.put(
                "theta", estimate.map(Estimate::theta).map(IrtCommand::number).orElse(null));
        scored.put("se", estimate.map(Estimate::se).map(IrtCommand::number).orElse(null));
        return scored;
    }

    private static BigDecimal number(double number) {
        return new BigDecimal(Numbers.text(number));
    }
}
