package org.districtassessment.stage.submission;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a table.
 *
 * @param path relative to the input folder, with forward slashes
 * @param uri where any executor can open it
 * @param bytes its length when it was listed
 * @param unit key of the unit that sent it; null if it holds several units' rows
 */
public record SubmissionFile(
    String path, String uri, long bytes, String table, @Nullable String unit)
    implements Serializable {}
