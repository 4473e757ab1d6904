package org.districtassessment.stage.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.districtassessment.stage.archive.ArchiveException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Inflates gzip, also of several members one behind the other.
 *
 * <p>Not {@link java.util.zip.GZIPInputStream}: it takes a stream that has nothing available just
 * now, as remote ones do between two packets, for one without further members.
 */
public final class Gunzip {

  private static final int MAGIC = 0x1f8b;

  private Gunzip() {}

  /** As {@link #open(InputStream, InflationLimits)}, with the standard limits. */
  public static InputStream open(InputStream in) throws IOException {
    return open(in, InflationLimits.standard());
  }

  /**
   * Returns the inflated bytes; takes the stream over, which is closed when this fails, too.
   *
   * @throws ArchiveException if this is no gzip or its header is damaged; the stream throws it
   *     where it is damaged, cut off, or too large
   */
  public static InputStream open(InputStream in, InflationLimits limits) throws IOException {
    Source source = new Source(in);
    boolean opened = false;
    try {
      InputStream buffered = new BufferedInputStream(source, 1 << 16);
      checkMagic(buffered);
      GzipCompressorInputStream inflated =
          GzipCompressorInputStream.builder()
              .setInputStream(buffered)
              .setDecompressConcatenated(true)
              .get();
      opened = true;
      return new BoundedStream(
          inflated,
          () -> source.taken(),
          new BoundedInflation(limits),
          new BoundedStream.Promise(-1, -1),
          e -> Explanations.explain(e, source.failure()));
    } catch (IOException | RuntimeException e) {
      throw Explanations.explain(e, source.failure());
    } finally {
      if (!opened) {
        in.close();
      }
    }
  }

  private static void checkMagic(InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    if (magic != MAGIC) {
      throw new ArchiveException(Reason.NOT_AN_ARCHIVE, "Does not start like gzip");
    }
  }

  /**
   * Counts the compressed bytes, remembers whether their stream failed, and stops a file that is
   * read on and on without a byte coming out, such as one with an endless name in its header.
   */
  private static final class Source extends FilterInputStream {

    private static final long MOST_WITHOUT_OUTPUT = 64L << 20;

    private long taken;
    private long takenAtOutput;
    private @Nullable IOException failure;

    Source(InputStream in) {
      super(in);
    }

    /** Bytes taken so far; called when bytes have come out. */
    long taken() {
      takenAtOutput = taken;
      return taken;
    }

    Optional<IOException> failure() {
      return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int count = read(one, 0, 1);
      return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count;
      try {
        count = super.read(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
      taken += Math.max(count, 0);
      if (taken - takenAtOutput > MOST_WITHOUT_OUTPUT) {
        throw new ArchiveException(Reason.DAMAGED, "Holds much compressed data of no content");
      }

      return count;
    }
  }
}
