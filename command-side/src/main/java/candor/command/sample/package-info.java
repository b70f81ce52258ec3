/**
 * A breach to learn on: a ticket shop whose payment page was skimmed through a supplier's chat script. Dates and numbers are those of
 * a publicly documented case of 2018; every name is invented, and what was assumed for the replay says so.
 */
@NullMarked
package candor.command.sample;

import org.jspecify.annotations.NullMarked;
