package org.districtassessment.core.submission;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.finding.Finding;

/**
 * Which files are read, and which are not because another one stands for them.
 *
 * @param unread by {@link SentFile#place} of the file that is not read, in their order
 * @param findings about both, in {@link Finding#ORDER}
 */
public record Succession(SortedMap<String, Unread> unread, List<Finding> findings) {

  /**
   * Why a file is not read.
   *
   * @param status not {@link Status#READ}
   * @param by place of the file that is read for it
   */
  public record Unread(Status status, String by) {}

  /** Whether a file is read. */
  public enum Status {
    READ("read"),
    /** A later version came. */
    SUPERSEDED("superseded"),
    /** Another file holds the same bytes. */
    DUPLICATE("duplicate");

    private final String id;

    Status(String id) {
      this.id = id;
    }

    /** The word in tables. */
    public String id() {
      return id;
    }
  }

  public Succession {
    unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
    findings = findings.stream().sorted(Finding.ORDER).toList();
  }

  public Status statusOf(SentFile file) {
    Unread why = unread.get(file.place());
    return why == null ? Status.READ : why.status();
  }

  public boolean isRead(SentFile file) {
    return statusOf(file) == Status.READ;
  }
}
