package org.districtassessment.stage.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A file of any Hadoop file system as a channel that can be sought in and only read. */
final class HadoopChannel implements SeekableByteChannel {

  private static final int LONGEST_READ = 1 << 16;

  private final FSDataInputStream in;
  private final long size;
  private final byte[] buffer = new byte[LONGEST_READ];
  private long position;
  private boolean isOpen = true;

  HadoopChannel(FSDataInputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    int wanted = Math.min(target.remaining(), buffer.length);
    if (position >= size) {
      return wanted == 0 ? 0 : -1;
    }

    int count = in.read(position, buffer, 0, wanted);
    if (count > 0) {
      target.put(buffer, 0, count);
      position += count;
    }
    return count;
  }

  @Override
  public long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("Invalid position: " + newPosition + " (must be >= 0)");
    }

    position = newPosition;
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    return size;
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public void close() throws IOException {
    isOpen = false;
    in.close();
  }

  private void requireOpen() throws ClosedChannelException {
    if (!isOpen) {
      throw new ClosedChannelException();
    }
  }
}
