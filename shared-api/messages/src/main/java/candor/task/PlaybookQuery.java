package candor.task;

import candor.DomainQuery;
import java.util.List;
import java.util.Optional;

/** What can be asked about playbooks. */
public sealed interface PlaybookQuery<R> extends DomainQuery<R> {

    /** All playbooks, the one that was published last first. */
    record FindPlaybooks() implements PlaybookQuery<List<PlaybookView>> {}

    /** One playbook with all its versions. */
    record FindPlaybook(String playbook) implements PlaybookQuery<Optional<PlaybookView>> {}
}
