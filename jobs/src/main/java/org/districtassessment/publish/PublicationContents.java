package org.districtassessment.publish;

import static org.districtassessment.core.Checks.check;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is published as one run.
 *
 * @param tables in the order in which they are written
 * @param counts figures of the run for the manifest, by name
 * @param attachments written after the tables, in order
 */
public record PublicationContents(
    RunDescription run,
    List<PublishedTable> tables,
    SortedMap<String, Long> counts,
    List<Attachment> attachments) {

  public PublicationContents {
    tables = List.copyOf(tables);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    attachments = List.copyOf(attachments);
    Set<String> names = new HashSet<>();
    for (PublishedTable table : tables) {
      String name = table.schema().name();
      check(names.add(name), "Table %s is published twice", name);
    }
  }
}
