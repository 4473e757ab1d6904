package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import org.districtassessment.core.finding.Finding;

/**
 * What one bucket found out about one file.
 *
 * @param file number of the file among those of its year
 * @param isHome whether the bucket answers for the file as a whole
 * @param sha256 empty if the file system failed
 * @param bytes as read
 * @param accepted rows of this bucket
 * @param rejected rows of this bucket
 * @param rowFindings problems of rows of this bucket
 * @param rejectedOrdinals of the rejected rows of this bucket
 * @param findings about the file as a whole, in its home bucket only
 */
record FileOutcome(
    int file,
    int bucket,
    boolean isHome,
    String sha256,
    long bytes,
    TextEncoding encoding,
    long accepted,
    long rejected,
    long rowFindings,
    BitSet rejectedOrdinals,
    List<Finding> findings)
    implements Serializable {}
