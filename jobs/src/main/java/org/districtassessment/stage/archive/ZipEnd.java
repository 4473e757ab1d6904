package org.districtassessment.stage.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.districtassessment.stage.archive.ArchiveException.Reason;

/** The record at the end of a zip (APPNOTE 4.3.16). */
final class ZipEnd {

  /** Number that says that there are more entries than it can say. */
  static final int MANY = 0xffff;

  private static final int SIGNATURE = 0x06054b50;
  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  private ZipEnd() {}

  /** Returns the number of entries that it declares. */
  static int entries(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    long from = Math.max(0, size - LENGTH - LONGEST_COMMENT);
    ByteBuffer end = ByteBuffer.allocate((int) (size - from)).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(from);
    int count = 0;
    while (end.hasRemaining() && count >= 0) {
      count = channel.read(end);
    }
    for (int at = end.position() - LENGTH; at >= 0; at--) {
      if (end.getInt(at) == SIGNATURE) {
        return end.getShort(at + 10) & 0xffff;
      }
    }
    throw new ArchiveException(Reason.DAMAGED, "Has no end");
  }
}
