package candor.platform.edge;

import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;

/** Why a form with a file could not be put on disk: it was too large, was none, or there was no room for it. */
final class UnkeptForm {
    private UnkeptForm() {}

    static Problem tooLarge(long limit) {
        return Problem.of(413, "evidence.too-large", "a form with a file has at most " + limit + " bytes here: nothing was kept");
    }

    /** @param failed as the server threw it when it took the form apart @param limit largest form, in bytes */
    static Problem problem(Throwable failed, long limit) {
        if (causes(failed).anyMatch(SizeException.class::isInstance)) {
            return tooLarge(limit);
        }
        return causes(failed).anyMatch(UnkeptForm::isTheSenders)
                ? Problem.of(400, "request.malformed", "the form with the file is cut off or has the wrong form: nothing was kept")
                : Problem.of(507, "evidence.not-stored", "the place for files is full or cannot be written: nothing was recorded; ask whoever operates this for room, then send it again");
    }

    /** What was wrong with a form has a name; what was wrong with the disk is whatever the system says. */
    private static boolean isTheSenders(Throwable cause) {
        return cause instanceof ClientAbortException || cause instanceof MalformedStreamException
                || cause instanceof FileUploadException && !(cause instanceof IOFileUploadException);
    }

    private static Stream<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause);
    }
}
