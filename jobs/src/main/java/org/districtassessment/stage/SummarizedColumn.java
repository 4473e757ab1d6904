package org.districtassessment.stage;

import java.io.Serializable;
import org.districtassessment.core.profile.Summary;

/**
 * A field of a file or group and what its values are like.
 *
 * @param isFile false for a group
 * @param isCurrent false for the year before
 * @param table position of the table
 * @param field position of the field
 * @param name path of the file, or key of the group
 * @param file path of the first file that the rows came from
 */
record SummarizedColumn(
    boolean isFile,
    boolean isCurrent,
    int table,
    int field,
    String name,
    String file,
    Summary summary)
    implements Serializable {}
