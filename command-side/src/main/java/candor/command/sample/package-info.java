/**
 * A breach to learn on: a ticket shop whose payment page was skimmed through a supplier's chat script. Dates and numbers are those of
 * a publicly documented case of 2018; every name is invented, and what was assumed for the replay says so: hours, and all of the plan, the
 * alerts, the evidence and the indicators but the hash that the bank's engineer published.
 */
@NullMarked
package candor.command.sample;

import org.jspecify.annotations.NullMarked;
