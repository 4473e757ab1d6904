package org.districtassessment.publish;

import java.io.IOException;
import java.nio.file.Path;

/** Further files of a publication that are made from its tables, such as a report. */
@FunctionalInterface
public interface Attachment {

  /**
   * Writes the files into the folder. They become part of the run and of its manifest, so equal
   * tables must give equal bytes.
   *
   * @param tables the run as it is so far, for reading
   * @param folder of the run, on this machine, not yet visible to others
   */
  void write(Publication tables, Path folder) throws IOException;
}
