/** Playbooks as others exchange them: OASIS CACAO Security Playbooks 2.0. */
@NullMarked
package candor.command.task.cacao;

import org.jspecify.annotations.NullMarked;
