package org.districtassessment.cli;

import picocli.CommandLine.Model.CommandSpec;

/** What the person sits at. */
final class Console {

  private Console() {}

  /** Counts up on a terminal; prints plain lines when piped, and in CI. */
  static ConsoleProgress progress(CommandSpec spec) {
    boolean terminal =
        System.console() != null
            && System.getenv("CI") == null
            && !"dumb".equals(System.getenv("TERM"));
    return new ConsoleProgress(spec.commandLine().getErr(), terminal, System::nanoTime);
  }
}
