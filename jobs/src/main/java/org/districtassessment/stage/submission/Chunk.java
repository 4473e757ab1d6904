package org.districtassessment.stage.submission;

import java.io.Serializable;

/**
 * A part of a large text that is validated by itself; all but the first start with a record that is
 * not blank and does not follow a blank one.
 *
 * @param offset of its first byte in the file as it came
 * @param line physical line of its first record
 * @param ordinal of its first record
 * @param endOrdinal of the first record behind it
 */
record Chunk(long offset, long line, int ordinal, int endOrdinal) implements Serializable {}
