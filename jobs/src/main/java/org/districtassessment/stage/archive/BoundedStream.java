package org.districtassessment.stage.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import org.districtassessment.stage.archive.ArchiveException.Reason;

/**
 * Inflated bytes, held to the limits, and at the end to the size and checksum that were promised.
 *
 * <p>Whatever the decompressor throws on damaged data comes out as the reason for it.
 */
final class BoundedStream extends InputStream {

  /**
   * What the archive says of the inflated bytes.
   *
   * @param bytes their number, or negative if it says nothing
   * @param crc their CRC-32, or negative if it says nothing
   */
  record Promise(long bytes, long crc) {}

  private final InputStream in;
  private final LongSupplier compressedBytes;
  private final BoundedInflation inflation;
  private final Promise promise;
  private final Function<Exception, IOException> explain;
  private final CRC32 crc = new CRC32();
  private long count;
  private long compressedCounted;
  private boolean ended;

  /**
   * @param compressedBytes how many bytes the decompressor has taken so far
   * @param explain turns what the decompressor throws into what is thrown on
   */
  BoundedStream(
      InputStream in,
      LongSupplier compressedBytes,
      BoundedInflation inflation,
      Promise promise,
      Function<Exception, IOException> explain) {
    this.in = in;
    this.compressedBytes = compressedBytes;
    this.inflation = inflation;
    this.promise = promise;
    this.explain = explain;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }

    if (ended) {
      return -1;
    }

    int read = readOn(bytes, offset, length);
    if (read < 0) {
      ended = true;
      checkPromise();
      return -1;
    }

    count += read;
    if (promise.bytes >= 0 && count > promise.bytes) {
      throw damaged("Inflates to more than the " + promise.bytes + " bytes it declares");
    }

    long compressed = compressedBytes.getAsLong();
    inflation.count(count, read, compressed - compressedCounted);
    compressedCounted = compressed;
    if (promise.crc >= 0) {
      crc.update(bytes, offset, read);
    }
    return read;
  }

  private int readOn(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException | RuntimeException e) {
      throw explain.apply(e);
    }
  }

  private void checkPromise() throws ArchiveException {
    if (promise.bytes >= 0 && count != promise.bytes) {
      throw damaged("Ends after " + count + " of " + promise.bytes + " bytes");
    }

    if (promise.crc >= 0 && crc.getValue() != promise.crc) {
      throw damaged("Wrong checksum");
    }
  }

  private static ArchiveException damaged(String message) {
    return new ArchiveException(Reason.DAMAGED, message);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
