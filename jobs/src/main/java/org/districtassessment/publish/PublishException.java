package org.districtassessment.publish;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A publication could not be written, for want of space or permission; nothing was published. */
public final class PublishException extends UncheckedIOException {

  PublishException(String message, IOException cause) {
    super(message, cause);
  }
}
