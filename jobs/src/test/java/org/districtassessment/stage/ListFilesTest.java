package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class ListFilesTest {

  /** Whoever runs the tests may be allowed to read everything, so no folder is made for this. */
  @Test
  void aFolderThatMayNotBeReadIsNamedWithWhatToDo() {
    AccessDeniedException e = new AccessDeniedException("/sent/2024/500101");

    assertThat(ListFiles.notPermitted("/sent", e))
        .hasMessageContaining("/sent")
        .hasMessageContaining(
            "/sent/2024/500101 may not be read;"
                + " give the user who runs this the right to read it");
  }
}
