package org.districtassessment.cli;

/** What a command returns to the shell. */
final class ExitCode {

  static final int DONE = 0;
  static final int OUR_FAILURE = 1;
  static final int WRONG_OPTIONS = 2;

  /** Done, but there are findings of severity error. */
  static final int FINDINGS = 3;

  /** Rules, schemas or input cannot be used; nothing was published. */
  static final int REFUSED = 4;

  private ExitCode() {}
}
