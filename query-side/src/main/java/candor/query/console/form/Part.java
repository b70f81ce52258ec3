package candor.query.console.form;

/**
 * One component of a command, or of a value inside one.
 *
 * @param owner simple name of the record it belongs to; with {@code name} the key of its label
 * @param optional whether it may be left empty
 */
record Part(String owner, String name, Shape shape, boolean optional) {

    /** Key of its label in the message file; {@code .hint} after it is the key of its hint. */
    String key() {
        return owner + "." + name;
    }
}
