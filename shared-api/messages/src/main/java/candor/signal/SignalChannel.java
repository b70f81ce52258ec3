package candor.signal;

/** Where a signal came from. */
public enum SignalChannel {
    EMPLOYEE,
    CUSTOMER,
    BANK,
    RESEARCHER,
    SUPPLIER,
    AUTHORITY,
    PRESS,
    SECURITY_MONITORING,
    MARKETING_SYSTEM
}
