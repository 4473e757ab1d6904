package org.districtassessment.stage.archive;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** One entry of a zip. */
public final class ZipPart {

  private final String name;
  private final ZipArchiveEntry entry;

  ZipPart(String name, ZipArchiveEntry entry) {
    this.name = name;
    this.entry = entry;
  }

  /** Path inside the zip. */
  public String name() {
    return name;
  }

  /** Size when inflated, as declared; reading holds the entry to it. */
  public long bytes() {
    return entry.getSize();
  }

  /** Declared CRC-32 of the inflated bytes; reading holds the entry to it. */
  public long crc() {
    return entry.getCrc();
  }

  ZipArchiveEntry entry() {
    return entry;
  }

  ZipPart named(String otherName) {
    return new ZipPart(otherName, entry);
  }

  @Override
  public String toString() {
    return name;
  }
}
