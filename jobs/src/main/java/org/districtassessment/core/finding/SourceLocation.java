package org.districtassessment.core.finding;

import java.io.Serializable;

/**
 * A place in a rule or schema file.
 *
 * @param file the path as the user would type it
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the line as a whole
 */
public record SourceLocation(String file, int line, int column)
    implements Comparable<SourceLocation>, Serializable {

  public static SourceLocation ofFile(String file) {
    return new SourceLocation(file, 0, 0);
  }

  @Override
  public int compareTo(SourceLocation other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }

    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }

    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
