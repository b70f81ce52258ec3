/**
 * Trust policies (C2SP tlog-policy): which logs and witnesses are believed, and how many of the witnesses it takes.
 */
@NullMarked
package candor.ledger.policy;

import org.jspecify.annotations.NullMarked;
