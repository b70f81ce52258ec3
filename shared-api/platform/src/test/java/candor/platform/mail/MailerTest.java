package candor.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candor.platform.store.Refusal;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** The way out for mail, by a real server and by one that misbehaves. */
class MailerTest {
    private static final byte[] BYTES = "— not touched\nby any line ending\r\n".getBytes(StandardCharsets.UTF_8);
    private static final Letter LETTER = new Letter("letter-7", List.of("anna@mail.example", "ben@mail.example"), "Zwölf entries", "First line.\nSecond — line.\n",
            List.of(new Letter.Attachment("note.txt", BYTES)));

    private final GreenMail server = MailServers.onAnyPort();

    @AfterEach
    void stop() {
        server.stop();
    }

    @Nested
    class Sending {

        @Test
        void bringsTheLetterToEverybodyAndItsAttachmentByteForByte() throws Exception {
            server.start();
            with(server.getSmtp().getPort(), mailer -> mailer.send(LETTER));

            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(2);
            assertThat(received[0].getSubject()).isEqualTo("Zwölf entries");
            assertThat(Arrays.toString(received[0].getAllRecipients())).isEqualTo("[anna@mail.example, ben@mail.example]");
            assertThat(received[0].getHeader("Message-ID")).containsExactly("<letter-7@ledger.example>");
            assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
            MimeMultipart parts = (MimeMultipart) received[0].getContent();
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("note.txt");
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(BYTES);
            assertThat(new String(((MimeMultipart) parts.getBodyPart(0).getContent()).getBodyPart(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")).isEqualTo(LETTER.text());
        }

        @Test
        void withoutAttachmentsIsPlainText() throws Exception {
            server.start();
            with(server.getSmtp().getPort(), mailer -> mailer.send(new Letter("plain", List.of("anna@mail.example"), "Reminder", "Call back.\n", List.of())));

            assertThat(server.getReceivedMessages()[0].getContentType()).startsWith("text/plain");
        }
    }

    @Nested
    class Failing {

        @Test
        void atAServerThatIsAwaySurelySentNothing() {
            assertThat(failure(1, LETTER)).hasMessage("the mail server cannot be reached").extracting(NotSent::perhapsSent).isEqualTo(false);
        }

        @Test
        void forEveryRecipientSurelySentNothing() throws IOException {
            try (StubbornServer stubborn = new StubbornServer()) {
                NotSent refused = failure(stubborn.port(), to("refused@mail.example"));
                assertThat(refused).hasMessage("the mail server refused the letter").hasNoCause();
                assertThat(refused.perhapsSent()).isFalse();
            }
        }

        @Test
        void forSomeRecipientsTheOthersGotIt() throws IOException {
            try (StubbornServer stubborn = new StubbornServer()) {
                NotSent partly = failure(stubborn.port(), to("anna@mail.example", "refused@mail.example"));
                assertThat(partly).hasMessageContaining("refused some of the recipients").hasNoCause();
                assertThat(partly.perhapsSent()).isTrue();
            }
        }

        @Test
        void inTheMiddleNobodyKnows() throws IOException {
            try (StubbornServer stubborn = new StubbornServer()) {
                NotSent unknown = failure(stubborn.port(), new Letter("x", List.of("anna@mail.example"), "x", "Please hang up now.\n", List.of()));
                assertThat(unknown).hasMessageContaining("is not known").hasNoCause();
                assertThat(unknown.perhapsSent()).isTrue();
            }
        }

        @Test
        void onAnAddressThatIsNoneNeverReachesTheServer() {
            server.start();
            assertThat(failure(server.getSmtp().getPort(), to("nobody at all"))).hasMessageContaining("cannot be written").hasMessageNotContaining("nobody");
            assertThat(server.getReceivedMessages()).isEmpty();
        }

        private static Letter to(String... recipients) {
            return new Letter("x", List.of(recipients), "x", "x\n", List.of());
        }
    }

    @Nested
    class Settings {

        @Test
        void withoutAServerNothingIsPromised() {
            context().run(context -> {
                Mailer mailer = context.getBean(Mailer.class);
                assertThat(mailer.isConfigured()).isFalse();
                assertThat(catchThrowableOfType(NotSent.class, () -> mailer.send(LETTER))).hasMessageContaining("spring.mail.host");
            });
        }

        @Test
        void thatCannotWorkStopTheStartInOneSentence() {
            assertThat(refusal("spring.mail.host=127.0.0.1")).isEqualTo("a mail server is named, but no sender: set candor.mail.from");
            assertThat(refusal("spring.mail.host=127.0.0.1", "candor.mail.from=the ledger")).isEqualTo("candor.mail.from is something that is no mail address");
            assertThat(refusal("candor.mail.checkpoint-recipients=anna@mail.example,ben")).isEqualTo("candor.mail.checkpoint-recipients holds something that is no mail address");
        }

        private static String refusal(String... properties) {
            StringBuilder said = new StringBuilder();
            context().withPropertyValues(properties).run(context -> said.append(Stream.iterate(Objects.requireNonNull(context.getStartupFailure()), Objects::nonNull, Throwable::getCause)
                    .filter(Refusal.class::isInstance).map(Throwable::getMessage).findFirst().orElse("started")));
            return said.toString();
        }
    }

    private interface Act {
        void by(Mailer mailer) throws NotSent;
    }

    private static NotSent failure(int port, Letter letter) {
        NotSent[] failure = new NotSent[1];
        with(port, mailer -> failure[0] = catchThrowableOfType(NotSent.class, () -> mailer.send(letter)));
        return failure[0];
    }

    private static void with(int port, Act act) {
        context().withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + port, "candor.mail.from=candor@ledger.example")
                .run(context -> act.by(context.getBean(Mailer.class)));
    }

    private static ApplicationContextRunner context() {
        return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class)).withUserConfiguration(MailConfiguration.class)
                .withInitializer(context -> {
                    try {
                        context.getEnvironment().getPropertySources().addLast(new ResourcePropertySource(new ClassPathResource("candor/platform/defaults.properties")));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
