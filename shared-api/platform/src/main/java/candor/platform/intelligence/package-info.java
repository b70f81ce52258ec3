/**
 * Reads what others pass on of a threat: MISP events (MISP core format, draft-dulaunoy-misp-core-format) and bundles of OASIS STIX 2.1. It
 * decides nothing: a form shows what is in a document with it, a decision records that, and an import makes a signal of it.
 */
@NullMarked
package candor.platform.intelligence;

import org.jspecify.annotations.NullMarked;
