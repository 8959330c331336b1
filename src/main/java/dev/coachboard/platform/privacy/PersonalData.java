package dev.coachboard.platform.privacy;

import java.io.IOException;
import java.util.List;

/** What one feature keeps about clients. A feature that keeps something brings a bean of this; the highest priority goes first. */
public interface PersonalData {

    /** What goes into an export as JSON. */
    List<PersonalArea> areas(DataSubject who);

    /** What goes into it as files; asked outside any transaction, in the practice of the export. */
    default void documents(DataSubject who, DocumentShelf shelf) throws IOException {}

    /**
     * Removes it, or puts a pseudonym in its place, in the transaction of the erasure. Done for somebody who is erased
     * already, it changes nothing.
     *
     * @throws dev.coachboard.platform.problem.Refusal for what has to be settled first: then nothing is erased
     */
    void erase(DataSubject who);
}
