package dk.stemme.server.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The message that a figure's cell has changed: which questionnaire, month and unit. Topic {@code figures}. */
public final class Cells {
    public static final String TOPIC = "figures";

    private Cells() {}

    public static String of(String questionnaire, LocalDate day, @Nullable String unit) {
        return Json.write(Json.object()
                .put("questionnaire", questionnaire)
                .put("month", day.toString().substring(0, 7))
                .put("unit", unit));
    }
}
