@NullMarked
package candor.platform.mail;

import org.jspecify.annotations.NullMarked;
