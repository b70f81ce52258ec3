/** Mail that leaves the installation: one way out for whoever has something to send, off unless a server is named. */
@NullMarked
package candor.platform.mail;

import org.jspecify.annotations.NullMarked;
