package org.districtassessment.stage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.districtassessment.stage.archive.ArchiveException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipTest {

  @Test
  void readsAllMembersFromAStreamThatNeverHasBytesAvailable() throws IOException {
    byte[] two =
        concatenated(gzip("a,b\n".getBytes(StandardCharsets.UTF_8)), gzip(new byte[] {49}));

    try (InputStream in = Gunzip.open(new Trickle(two))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a,b\n1");
    }
  }

  @Test
  void readsNothingFromAMemberOfNothing() throws IOException {
    assertThat(inflate(gzip(new byte[0]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u001f", "a,b\n1,2\n"})
  void saysThatSomethingIsNoGzip(String content) {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream in =
        new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)) {
          @Override
          public void close() {
            closed.set(true);
          }
        };

    assertFails(() -> Gunzip.open(in), Reason.NOT_AN_ARCHIVE, "Does not start like gzip");
    assertThat(closed).isTrue();
  }

  @Test
  void isDamagedWhereverItIsCutOff() throws IOException {
    byte[] gzip = gzip("a,b\n1,2\n".repeat(50).getBytes(StandardCharsets.UTF_8));
    for (int length = 2; length < gzip.length; length++) {
      byte[] cut = Arrays.copyOf(gzip, length);
      assertThatThrownBy(() -> inflate(cut))
          .isInstanceOfSatisfying(
              ArchiveException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
    }
  }

  @Test
  void isDamagedWithSomethingElseBehindIt() throws IOException {
    byte[] gzip = concatenated(gzip(new byte[] {49}), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> inflate(gzip))
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
  }

  @Test
  void givesItsContentOrAReasonWhateverBitIsFlipped() throws IOException {
    byte[] content = "a,b\n1,2\n".repeat(50).getBytes(StandardCharsets.UTF_8);
    byte[] gzip = gzip(content);
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      byte[] flipped = gzip.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(inflate(flipped)).isEqualTo(content);
      } catch (ArchiveException e) {
        assertThat(e.reason()).isIn(Reason.DAMAGED, Reason.NOT_AN_ARCHIVE);
      }
    }
  }

  @Test
  void stopsABombSoonAfterTheFreeBytes() throws IOException {
    byte[] bomb = gzip(new byte[128 << 20]);
    long[] inflated = {0};

    assertFails(
        () -> {
          try (InputStream in = Gunzip.open(new ByteArrayInputStream(bomb))) {
            byte[] bytes = new byte[1 << 16];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
              inflated[0] += count;
            }
          }
        },
        Reason.TOO_LARGE,
        "Inflates to more than 250 times its size");
    assertThat(inflated[0]).isBetween(32L << 20, 34L << 20);
  }

  @Test
  void holdsAStreamToTheMostBytes() throws IOException {
    byte[] gzip = gzip(new byte[1_001]);
    InflationLimits limits = new InflationLimits(1_000, 250, 1 << 20);

    assertFails(
        () -> Gunzip.open(new ByteArrayInputStream(gzip), limits).readAllBytes(),
        Reason.TOO_LARGE,
        "Inflates to more than 1000 bytes");
    assertThat(
            Gunzip.open(new ByteArrayInputStream(gzip), limits.withMostBytes(1_001)).readAllBytes())
        .hasSize(1_001);
  }

  @Test
  void stopsAtAHeaderWithoutEnd() {
    byte[] header = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};
    byte[] name = new byte[65 << 20];
    Arrays.fill(name, (byte) 'x');
    InputStream endless = new ByteArrayInputStream(concatenated(header, name));

    assertFails(
        () -> Gunzip.open(endless), Reason.DAMAGED, "Holds much compressed data of no content");
  }

  @Test
  void isNotBlamedForAStreamThatFails() {
    InputStream failing =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("Connection reset");
          }
        };

    assertThatThrownBy(() -> Gunzip.open(failing))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("Connection reset");
  }

  private static void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason, String message) {
    assertThatThrownBy(call)
        .hasMessage(message)
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static byte[] inflate(byte[] gzip) throws IOException {
    try (InputStream in = Gunzip.open(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Gives a byte at a time and says that none is available. */
  private static final class Trickle extends InputStream {

    private final InputStream in;

    Trickle(byte[] bytes) {
      in = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, Math.min(length, 1));
    }
  }
}
