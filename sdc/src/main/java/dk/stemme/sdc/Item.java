package dk.stemme.sdc;

/** One item of a compiled form: where it stands, when it is asked, and how an occurrence of it is judged and read. */
sealed interface Item permits Group, Question, Display, Stray {

    Definition definition();

    /** Lays what stands beneath this occurrence: an entry for each element there, and one for each item absent. */
    void lay(Entry entry, Sheet sheet);

    /** Reports what is wrong with this occurrence; only called when it is enabled. */
    void check(Entry entry, Report report);

    /** Whether {@link #read} has something to say: the item can be a number, and occurs at most once. */
    default boolean isRead() {
        return false;
    }

    /** The number answered in this occurrence; only called when it is enabled. */
    default Reading read(Entry entry) {
        return Reading.Absent.NOT_ANSWERED;
    }

    /** Whether an item beneath this occurrence (under that answer, -1: under none) would find its place. */
    default boolean makesRoom(Entry entry, int answer) {
        return false;
    }

    /** Whether a question is asked in this occurrence; only called when it is enabled. */
    default boolean isAskedIn(Entry entry) {
        return false;
    }

    /** Whether a question is answered in this occurrence; only called when it is enabled. */
    default boolean isAnsweredIn(Entry entry) {
        return false;
    }
}
