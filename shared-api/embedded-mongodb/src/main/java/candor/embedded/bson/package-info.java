/** BSON documents as the bytes they arrived in: walking, checking, and keys whose byte order is MongoDB's value order. */
@NullMarked
package candor.embedded.bson;

import org.jspecify.annotations.NullMarked;
