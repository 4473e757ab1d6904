package org.districtassessment.publish;

/**
 * A file that a run read, as it was then.
 *
 * @param path relative to the folder that was named on the command line, with forward slashes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record SourceFile(String path, long bytes, String sha256) {}
