package org.districtassessment.spreadsheet;

import static org.districtassessment.core.Checks.check;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes an {@code .xlsx} workbook whose bytes depend on its content alone: it names no time and no
 * person, and its parts have one fixed date.
 *
 * <p>All cells are kept in memory until the workbook is closed, but for those of streaming sheets,
 * which are written one after the other. The workbook is first written beside its file, with the
 * ending {@code .part}; the file appears when it is complete.
 */
public final class Spreadsheet implements Closeable {

  private static final String PROGRAM = "district-assessment";
  private static final int UNCOMPRESSED = 0;

  private final Path file;
  private final Path raw;
  private final OutputStream out;
  private final Workbook workbook;
  private final SheetNames names = new SheetNames();
  private final List<Sheet> sheets = new ArrayList<>();
  private @Nullable Sheet streaming;
  private boolean closed;

  private Spreadsheet(Path file, Path raw, OutputStream out, String title) {
    this.file = file;
    this.raw = raw;
    this.out = out;
    this.workbook = new Workbook(out, PROGRAM, null);
    workbook.setCompressionLevel(UNCOMPRESSED); // compressed when it is copied
    workbook.properties().setTitle(CellText.of(title));
  }

  /** Begins a workbook; a file of that name is replaced when the workbook is closed. */
  public static Spreadsheet create(Path file, String title) throws IOException {
    Path raw = file.resolveSibling(file.getFileName() + ".part");
    return new Spreadsheet(
        file, raw, new BufferedOutputStream(Files.newOutputStream(raw), 1 << 16), title);
  }

  /**
   * Adds a sheet that is kept in memory, so that it may be written after sheets that follow it.
   *
   * @param name taken as far as it is allowed for a sheet
   */
  public Sheet sheet(String name) {
    return add(name, false);
  }

  /**
   * Adds a sheet of any number of rows, to be closed before the next one is added.
   *
   * @param name taken as far as it is allowed for a sheet
   */
  public Sheet streamingSheet(String name) {
    Sheet before = streaming;
    check(before == null || !before.isStreaming(), "Another sheet is still being written");
    Sheet sheet = add(name, true);
    streaming = sheet;
    return sheet;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }

    closed = true;
    try {
      try (out) {
        if (streaming != null) {
          streaming.close();
        }
        for (Sheet sheet : sheets) {
          sheet.close();
        }
        workbook.finish();
      }
      Timeless.copy(raw, file);
    } finally {
      Files.deleteIfExists(raw);
    }
  }

  private Sheet add(String name, boolean streamed) {
    Sheet sheet = new Sheet(workbook.newWorksheet(names.next(name)), streamed);
    sheets.add(sheet);
    return sheet;
  }
}
