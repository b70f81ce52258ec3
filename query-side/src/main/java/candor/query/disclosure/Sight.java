package candor.query.disclosure;

/** Whether a recipient gets a component; if not, the sentence that stands in its place. */
enum Sight {
    SHOWN(""),
    REPORTER("the reporter asked not to be named"),
    RAW("the record of another system, kept whole; what it says about the incident stands in the other entries"),
    PERSON("it names a person, which this recipient does not need to know"),
    WORKING("how we deliberated; what was decided and done stands in the other entries"),
    WORDS("free text, which may speak of persons; only facts in fixed form are published"),
    COMMERCIAL("commercial figures, which are not published"),
    PRIVILEGED("privileged: counsel keeps it from others, and the entry that asserts the privilege lists it"),
    LENT("others told us under the Traffic Light Protocol, which does not let us pass it on"),
    OTHERS("who else was informed"),
    UNNAMED("the policy does not name this component, so it is kept back");

    private final String reason;

    Sight(String reason) {
        this.reason = reason;
    }

    /** The reason as it stands in trails and in the ledger; blank where the component is shown. */
    String reason() {
        return reason;
    }
}
