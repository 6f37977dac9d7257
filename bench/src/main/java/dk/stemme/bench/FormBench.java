package dk.stemme.bench;

import dk.stemme.sdc.Form;
import dk.stemme.sdc.Problem;
import dk.stemme.sdc.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A completed PHQ-9 response against its compiled form: what intake does before it scores. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class FormBench {
    private final Questionnaire phq9 = Sheets.entry("phq9").questionnaire();
    private final Form form = Form.compile(phq9);
    private final QuestionnaireResponse response = Sheets.response(phq9);

    @Setup
    public void mustBeRight() {
        if (!check().isEmpty()) {
            throw new IllegalStateException("The response to be measured is wrong: " + check());
        }
    }

    @Benchmark
    public List<Problem> check() {
        return form.check(response, Locale.ENGLISH);
    }

    @Benchmark
    public Map<String, Reading> read() {
        return form.read(response);
    }

    @Benchmark
    public void checkAndRead(Blackhole blackhole) {
        blackhole.consume(form.check(response, Locale.ENGLISH));
        blackhole.consume(form.read(response));
    }
}
