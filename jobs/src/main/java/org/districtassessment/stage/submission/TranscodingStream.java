package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The UTF-8 bytes of a stream in another charset; strict: it never yields a replacement. */
final class TranscodingStream extends InputStream {

  private static final int CHARACTERS = 1 << 14;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer source = ByteBuffer.allocate(CHARACTERS).flip();
  private final CharBuffer characters = CharBuffer.allocate(CHARACTERS).flip();
  private final ByteBuffer target = ByteBuffer.allocate(4 * CHARACTERS).flip();
  private long consumed;
  private boolean ended;

  TranscodingStream(InputStream in, Charset charset) {
    this.in = in;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** How many bytes of the source have been decoded: where a coding error starts. */
  long consumed() {
    return consumed;
  }

  /**
   * @throws CharacterCodingException if the source is not in the charset
   */
  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (!target.hasRemaining()) {
      if (ended) {
        return -1;
      }

      refill();
    }
    int count = Math.min(length, target.remaining());
    target.get(bytes, from, count);
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  private void refill() throws IOException {
    source.compact();
    int count = in.read(source.array(), source.position(), source.remaining());
    source.position(source.position() + Math.max(count, 0)).flip();
    ended = count < 0;
    // A high surrogate may wait in `characters` for its partner.
    characters.compact();
    int before = source.position();
    CoderResult decoded = decoder.decode(source, characters, ended);
    consumed += source.position() - before;
    if (decoded.isError()) {
      decoded.throwException();
    }

    if (ended && decoded.isOverflow()) {
      ended = false;
    } else if (ended) {
      decoder.flush(characters);
    }
    characters.flip();
    target.clear();
    encoder.encode(characters, target, ended);
    target.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
