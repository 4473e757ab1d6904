package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Which files of a store a run has no use for, on the driver. Safe for use by several threads. */
final class ReusedFiles {

  private final ReuseStore store;
  private final Configuration configuration;
  private final Set<String> unused;

  private ReusedFiles(ReuseStore store, Configuration configuration, Set<String> unused) {
    this.store = store;
    this.configuration = configuration;
    this.unused = unused;
  }

  /** Begins with the files that stand in the store, which is made where it is missing. */
  static ReusedFiles of(ReuseStore store, Configuration configuration) {
    try {
      return new ReusedFiles(store, configuration, store.prepare(configuration));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that files are used, or stored anew. */
  synchronized void use(Collection<String> names) {
    unused.removeAll(names);
  }

  /** Removes those that were there in the beginning, and that nobody has used. */
  synchronized void removeUnused() {
    try {
      store.remove(unused, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
