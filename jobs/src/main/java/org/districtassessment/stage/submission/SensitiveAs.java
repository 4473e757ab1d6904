package org.districtassessment.stage.submission;

/** What stands for a sensitive value in accepted rows. */
enum SensitiveAs {
  /** Its pseudonym. */
  PSEUDONYM,
  /** Its pseudonym with the masked value behind it, see {@link OwnValues}. */
  OWN_VALUE
}
