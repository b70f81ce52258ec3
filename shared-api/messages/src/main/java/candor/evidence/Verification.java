package candor.evidence;

/** What a look at an item of evidence found. The file and the log are told apart: who can change the one need not be able to change the other. */
public enum Verification {
    /** The file has the digest that was recorded, and the entry that records it is proved to be in the signed log. */
    INTACT,
    /** Only the digest had been recorded; now a file was shown that has it, and it is kept. */
    OPENED,
    /** The file is there and has another digest than the one recorded. */
    FILE_CHANGED,
    /** The file is not there any more, and nobody released it. */
    FILE_MISSING,
    /** The entry that records the digest, or what it discloses, is not what the log was signed for. */
    LOG_CHANGED
}
