package dk.stemme.server.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that always falls out alike: the stream of numbers depends on a name only, so nothing changes for one person
 * when another is added.
 */
final class Chance {
    private static final long SEED = 0x5354454d4d45L;

    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    static Chance of(String name) {
        long hash = SEED;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new Chance(hash);
    }

    boolean yes(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number, both ends included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** Near enough to a normal variable: the sum of twelve uniform ones, whose variance is one. */
    double normal(double mean, double deviation) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return mean + deviation * sum;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
