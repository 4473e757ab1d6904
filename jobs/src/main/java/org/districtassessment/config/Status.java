package org.districtassessment.config;

/** Whether a number of the rules has been checked against its source ({@code status}). */
final class Status {

  private Status() {}

  /** Returns false for {@code illustrative}, and where the file does not say. */
  static boolean verified(Mapping mapping) {
    Choices<Boolean> choices = Choices.of("verified", true).and("illustrative", false);
    return mapping.findOneOf("status", choices).orElse(false);
  }
}
