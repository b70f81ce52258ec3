package candor;

/** Something Candor is asked to do. It carries every instant, identifier and random value its decision needs. */
public interface DomainCommand {}
