package candor.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A file system of a few megabytes in memory, to be filled. */
public final class SmallDisk implements AutoCloseable {

    private final Path mountPoint;

    private SmallDisk(Path mountPoint) {
        this.mountPoint = mountPoint;
    }

    /** Mounts one, which takes root. Where that cannot be done the test is skipped, and says so. */
    public static SmallDisk mount(Path mountPoint, int megabytes) {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", mountPoint.toString()),
                "no small file system can be mounted here (not root): a full disk was not tried");
        return new SmallDisk(mountPoint);
    }

    /** Takes it away, even while this process still has a file on it open. */
    @Override
    public void close() {
        run("umount", "--lazy", mountPoint.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
