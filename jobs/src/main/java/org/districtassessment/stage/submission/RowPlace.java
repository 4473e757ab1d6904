package org.districtassessment.stage.submission;

import java.io.Serializable;

/**
 * Where an accepted row stands.
 *
 * @param isCurrent whether it is of the assessed year; else of the year before
 * @param path of its file, relative to the input folder
 * @param line as {@code _line}
 */
public record RowPlace(boolean isCurrent, String table, String path, long line)
    implements Serializable {}
