package candor.platform.mail;

import java.util.List;

/**
 * One mail. Its text and recipients may be personal data: they are never logged.
 *
 * @param id letters, digits, dots and hyphens, the same whenever this letter is sent: its Message-ID is made from it, so that a mail
 *     system that gets it twice can tell
 * @param to addresses (RFC 5322 addr-spec)
 * @param subject one line
 * @param text plain text, lines ended by line feeds
 */
public record Letter(String id, List<String> to, String subject, String text, List<Attachment> attachments) {

    /** A file that goes along, byte for byte. */
    public record Attachment(String name, byte[] content) {

        public Attachment {
            content = content.clone();
        }

        /** A copy of the bytes. */
        @Override
        public byte[] content() {
            return content.clone();
        }
    }

    public Letter {
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
    }
}
