package org.districtassessment.cli;

import picocli.CommandLine.Model.CommandSpec;

/** What the person sits at. */
final class Console {

  /** Set by {@code run.sh}, which can tell; Java cannot. */
  private static final String STDERR_IS_TERMINAL = "district-assessment.terminal";

  private Console() {}

  /** Counts up on a terminal; prints plain lines when piped, and in CI. */
  static ConsoleProgress progress(CommandSpec spec) {
    boolean terminal =
        Boolean.getBoolean(STDERR_IS_TERMINAL)
            && System.getenv("CI") == null
            && !"dumb".equals(System.getenv("TERM"));
    return new ConsoleProgress(spec.commandLine().getErr(), terminal, System::nanoTime);
  }
}
