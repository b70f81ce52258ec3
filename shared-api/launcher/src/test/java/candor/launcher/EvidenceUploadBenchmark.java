package candor.launcher;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * Sends one file of evidence to a server of its own and says how long that took and how much memory the server had at most. Arguments: size in
 * MB, default 1024; heap of the server, default 256m.
 */
public final class EvidenceUploadBenchmark {
    private EvidenceUploadBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        long size = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 1024) << 20;
        String heap = arguments.length > 1 ? arguments[1] : "256m";
        Path folder = Files.createTempDirectory("candor-evidence");
        try (CandorProcess server = CandorProcess.start(folder.resolve("data"), Map.of("CANDOR_HEAP", heap))) {
            CandorProcess.addAccount(folder.resolve("data"), Api.SIGN_IN_NAME, "Ada", "commander");
            try (Api api = new Api(server.address())) {
                api.post("/api/incidents", "k1", "{\"incident\":\"i1\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}");
                String before = peak(server);
                long began = System.nanoTime();
                var answer = api.send(api.request("/api/incidents/i1/evidence").header("Content-Disposition", "attachment; filename=\"large\"")
                        .timeout(Duration.ofMinutes(10)).POST(BodyPublishers.ofInputStream(() -> new Filler(size))));
                double seconds = (System.nanoTime() - began) / 1e9;
                System.out.printf("%d, %d MB in %.1f s, %.0f MB/s; heap %s; peak memory of the server before: %s, after: %s%n",
                        answer.status(), size >> 20, seconds, (size >> 20) / seconds, heap, before, peak(server));
            }
        }
    }

    /** The most memory the process ever held, as Linux counts it. */
    private static String peak(CandorProcess server) throws Exception {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream().filter(line -> line.startsWith("VmHWM")).findFirst().orElse("unknown").replaceAll("\\s+", " ");
    }

    /** So many bytes that are nowhere held. */
    static final class Filler extends InputStream {
        private final byte[] block = new byte[1 << 16];
        private long left;

        Filler(long size) {
            this.left = size;
            new Random(1).nextBytes(block);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int some = (int) Math.min(left, Math.min(length, block.length));
            System.arraycopy(block, 0, bytes, offset, some);
            left -= some;
            return some == 0 && length > 0 ? -1 : some;
        }
    }
}
