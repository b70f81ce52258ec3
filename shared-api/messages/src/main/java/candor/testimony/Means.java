package candor.testimony;

/** How a report or a decision reached the person who recorded it. */
public enum Means {
    IN_PERSON,
    MEETING,
    PHONE,
    MAIL,
    CHAT,
    TICKET,
    LETTER,
    SYSTEM,
    PUBLICATION
}
