package candor.incident;

/** With whom something may be shared, by the Traffic Light Protocol 2.0 of FIRST; from the least to the most restrictive. */
public enum TrafficLight {
    /** Anybody. Version 1 called it white. */
    CLEAR("TLP:CLEAR"),
    /** Within the community. */
    GREEN("TLP:GREEN"),
    /** Within the organisation and with its clients, as far as they need to know. */
    AMBER("TLP:AMBER"),
    /** Within the organisation only. */
    AMBER_STRICT("TLP:AMBER+STRICT"),
    /** Only those who were told. */
    RED("TLP:RED");

    private final String label;

    TrafficLight(String label) {
        this.label = label;
    }

    /** Whether it may be passed on to somebody who is neither of the organisation nor its client. */
    public boolean allowsStrangers() {
        return this == CLEAR || this == GREEN;
    }

    /** As the protocol writes it. */
    public String label() {
        return label;
    }
}
