package org.districtassessment.stage.submission;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.districtassessment.stage.archive.ArchiveException;
import org.districtassessment.stage.archive.BytesChannel;
import org.districtassessment.stage.archive.Gunzip;
import org.districtassessment.stage.archive.ZipArchive;
import org.districtassessment.stage.archive.ZipPart;
import org.districtassessment.stage.record.Records;
import org.districtassessment.stage.workbook.Sheet;
import org.districtassessment.stage.workbook.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * Opens submitted files of this machine and of any Hadoop file system, on the driver and on
 * executors.
 */
public final class FileAccess implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** Files up to this size are fetched once and looked at twice in memory. */
  private static final long KEPT_IN_MEMORY = 8 << 20;

  /** A workbook has to be sought in, so a packed one is unpacked into memory. */
  private static final int LARGEST_PACKED_WORKBOOK = 64 << 20;

  private static final int CHUNK = 1 << 16;

  private final SerializableConfiguration configuration;

  public FileAccess(Configuration configuration) {
    this.configuration = new SerializableConfiguration(configuration);
  }

  /** Returns how file systems are reached. */
  Configuration configuration() {
    return configuration.value();
  }

  /**
   * Returns the file as it came; of a packed one what it unpacks to. A small one is fetched when it
   * is opened first, and kept as long as this is.
   */
  ProbedFile.Source source(SubmissionFile file) {
    ProbedFile.Source unkept = unkept(file);
    return file.entry() != null || file.bytes() > KEPT_IN_MEMORY ? unkept : new Fetched(unkept);
  }

  private ProbedFile.Source unkept(SubmissionFile file) {
    String entry = file.entry();
    return entry == null ? () -> open(file.uri()) : () -> openPacked(file, entry);
  }

  /** A file that is kept in memory. */
  private static final class Fetched implements ProbedFile.Source {
    private final ProbedFile.Source file;
    private byte @Nullable [] bytes;

    private Fetched(ProbedFile.Source file) {
      this.file = file;
    }

    @Override
    public InputStream open() throws IOException {
      byte[] all = bytes;
      if (all == null) {
        try (InputStream in = file.open()) {
          all = in.readAllBytes();
        }
        bytes = all;
      }
      return new ByteArrayInputStream(all);
    }
  }

  /**
   * Returns the SHA-256 of a file as it came, of a packed one of what it unpacks to, in lower-case
   * hexadecimal; empty where it cannot be read, which whoever reads it reports.
   */
  public Optional<String> sha256(SubmissionFile file) {
    try (InputStream in = unkept(file).open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Returns the text of a file that came as {@code raw}. */
  static ProbedFile.Source text(SubmissionFile file, ProbedFile.Source raw) {
    return file.format() == FileFormat.GZIPPED_TEXT ? () -> Gunzip.open(raw.open()) : raw;
  }

  /** Opens the records of a file of which a look has told how to read it. */
  Records records(SubmissionFile file, TextEncoding encoding, TableStart start) throws IOException {
    return records(file, unkept(file), encoding, start);
  }

  /** Opens the records of a file that came as {@code raw}. */
  Records records(
      SubmissionFile file, ProbedFile.Source raw, TextEncoding encoding, TableStart start)
      throws IOException {
    if (file.format() == FileFormat.WORKBOOK) {
      return sheet(file);
    }

    InputStream utf8 = ProbedFile.utf8(text(file, raw).open(), encoding);
    return new RecordReader(utf8, file.bytes(), start.delimiter(), 1);
  }

  /** Opens the records of a seekable text from a record on. */
  Records records(SubmissionFile file, TextEncoding encoding, TableStart start, Chunk chunk)
      throws IOException {
    InputStream raw = openFrom(file.uri(), chunk.offset());
    InputStream utf8 = ProbedFile.utf8Behind(raw, encoding);
    return new RecordReader(utf8, file.bytes(), start.delimiter(), chunk.line());
  }

  /** Opens the file itself. */
  InputStream open(String uri) throws IOException {
    return isHere(uri) ? openHere(uri) : openElsewhere(uri);
  }

  private InputStream openFrom(String uri, long offset) throws IOException {
    if (isHere(uri)) {
      FileInputStream in = openHere(uri);
      in.getChannel().position(offset);
      return in;
    }

    FSDataInputStream in = openElsewhere(uri);
    in.seek(offset);
    return in;
  }

  /** Opens a file to be sought in. */
  SeekableByteChannel channel(String uri, long bytes) throws IOException {
    if (bytes > KEPT_IN_MEMORY) {
      return isHere(uri)
          ? openHere(uri).getChannel()
          : new HadoopChannel(openElsewhere(uri), bytes);
    }

    try (InputStream in = open(uri)) {
      return new BytesChannel(in.readAllBytes());
    }
  }

  /**
   * Whether a file is one of this machine, which is read without Hadoop: that asks the system a
   * dozen times before it opens a file, among others for a file of checksums beside it.
   */
  private static boolean isHere(String uri) {
    return uri.startsWith("file:");
  }

  private static FileInputStream openHere(String uri) throws IOException {
    return new FileInputStream(new File(URI.create(uri).getPath()));
  }

  private FSDataInputStream openElsewhere(String uri) throws IOException {
    Path path = new Path(URI.create(uri));
    return path.getFileSystem(configuration.value()).open(path);
  }

  /** Opens a workbook, in an archive if {@code entry} is given. */
  Workbook workbook(String uri, long bytes, @Nullable String entry) throws IOException {
    if (entry == null) {
      return Workbook.open(channel(uri, bytes));
    }

    try (ZipArchive archive = ZipArchive.open(channel(uri, bytes))) {
      byte[] unpacked = archive.bytes(packed(archive, entry), LARGEST_PACKED_WORKBOOK);
      return Workbook.open(new BytesChannel(unpacked));
    }
  }

  private Records sheet(SubmissionFile file) throws IOException {
    Workbook workbook = workbook(file.uri(), file.bytes(), file.entry());
    try {
      for (Sheet sheet : workbook.sheets()) {
        if (sheet.name().equals(file.sheet())) {
          return new RecordsOfWorkbook(workbook, workbook.records(sheet));
        }
      }
      throw new IOException("The worksheet is gone; was the file replaced?");
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  private InputStream openPacked(SubmissionFile file, String entry) throws IOException {
    ZipArchive archive = ZipArchive.open(channel(file.uri(), file.bytes()));
    try {
      return new FilterInputStream(archive.open(packed(archive, entry))) {
        @Override
        public void close() throws IOException {
          super.close();
          archive.close();
        }
      };
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static ZipPart packed(ZipArchive archive, String entry) throws ArchiveException {
    return archive.entries().stream()
        .filter(part -> part.name().equals(entry))
        .findFirst()
        .orElseThrow(
            () ->
                new ArchiveException(
                    ArchiveException.Reason.DAMAGED, "The packed file is gone; was it replaced?"));
  }
}
