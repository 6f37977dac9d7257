package dk.stemme.server.store;

/**
 * A search value as one 64-bit number, so that all of a resource's values fit one small indexed array: FNV-1a over the
 * UTF-16 units of {@code type.param=value}, finished with the mixer of SplitMix64. Two values that meet (one chance in
 * 2^64 per pair) would only widen a search inside what the caller may reach anyway.
 */
public final class Keys {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Keys() {}

    /** The key under which resources of this type are found by this value of this parameter. */
    public static long of(String type, String param, String value) {
        return of(seed(type, param), value);
    }

    /** What all values of a parameter begin with. */
    static long seed(String type, String param) {
        return add(add(add(add(BASIS, type), "."), param), "=");
    }

    static long of(long seed, String value) {
        return mixed(add(seed, value));
    }

    /** The key of {@code system|value}. */
    static long of(long seed, String system, String value) {
        return mixed(add(add(add(seed, system), "|"), value));
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private static long add(long hash, String text) {
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * PRIME;
        return hash;
    }
}
