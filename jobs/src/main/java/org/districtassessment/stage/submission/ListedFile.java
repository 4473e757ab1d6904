package org.districtassessment.stage.submission;

import java.util.List;

/**
 * A file as it lies below a year's folder.
 *
 * @param path relative to the input folder, with forward slashes; begins with the year
 * @param uri where any executor can open it
 */
public record ListedFile(String path, String uri, long bytes) {

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Folders between the year and the file, outermost first. */
  List<String> folders() {
    String[] parts = path.split("/", -1);
    return List.of(parts).subList(1, parts.length - 1);
  }
}
