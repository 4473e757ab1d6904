package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A lock that the operating system gives up when its process ends, however it ends; so a stale one
 * cannot be. The file holds the process id, for the message to whoever comes second. It is never
 * deleted: between two processes that would let a third one lock another file of the same name.
 */
final class LocalLock implements PublicationHome.Lock {

  /** The locked byte lies behind any text, so that Windows lets others read the text. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;
  private final FileLock lock;

  private LocalLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  static LocalLock take(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    try {
      @Nullable FileLock lock = tryLock(channel);
      if (lock == null) {
        throw refused(file);
      }

      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)), 0);
      return new LocalLock(channel, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
      lock.release();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it
    }
  }

  private static RefusedException refused(Path file) throws IOException {
    String process = Files.readString(file, UTF_8).strip();
    return new RefusedException(
        List.of(
            new Problem(
                SourceLocation.ofFile(file.toString()),
                "Another run (process "
                    + (process.isEmpty() ? "unknown" : process)
                    + ") is publishing this assessment and year. Wait until it is done, then run"
                    + " again")));
  }
}
