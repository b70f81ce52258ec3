/** Components that can be erased or withheld without breaking a proof: free text and data about one person. */
@NullMarked
package candor.sealing;

import org.jspecify.annotations.NullMarked;
