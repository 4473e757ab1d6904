package org.districtassessment.stage.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.districtassessment.stage.archive.ArchiveException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a channel in whole pages, remembers whether it failed, and can be given an allowance.
 *
 * <p>The directory of a zip is read a few bytes at a time, backwards too, which is slow on a remote
 * channel; and all of it is kept, so that its size needs a limit.
 */
final class PagedChannel implements SeekableByteChannel {

  private static final int PAGE = 1 << 16;

  private final SeekableByteChannel channel;
  private final long size;
  private final ByteBuffer page = ByteBuffer.allocate(PAGE).limit(0);
  private long pageStart;
  private long position;
  private long allowance = Long.MAX_VALUE;
  private @Nullable IOException failure;

  PagedChannel(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    size = channel.size();
  }

  /** Sets how many bytes may still be read. */
  void allow(long bytes) {
    allowance = bytes;
  }

  /** What the channel threw, if it failed. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }

    if (!load()) {
      return -1;
    }

    page.position((int) (position - pageStart));
    int count = Math.min(page.remaining(), target.remaining());
    allowance -= count;
    if (allowance < 0) {
      throw new ArchiveException(Reason.TOO_LARGE, "The archive's directory is too large");
    }

    target.put(target.position(), page, page.position(), count);
    target.position(target.position() + count);
    position += count;
    return count;
  }

  /** Brings the page of the position; false if the channel has ended before. */
  private boolean load() throws IOException {
    if (position >= pageStart && position < pageStart + page.limit()) {
      return true;
    }

    pageStart = position - position % PAGE;
    page.clear();
    try {
      channel.position(pageStart);
      int count = 0;
      while (page.hasRemaining() && count >= 0) {
        count = channel.read(page);
      }
    } catch (IOException e) {
      page.clear().limit(0);
      failure = e;
      throw e;
    }
    page.flip();
    return position < pageStart + page.limit();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    if (newPosition < 0) {
      throw new ArchiveException(Reason.DAMAGED, "Points before its own start");
    }

    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
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
    channel.close();
  }
}
