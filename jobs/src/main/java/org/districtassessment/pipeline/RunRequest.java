package org.districtassessment.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of a run. Year, key and language are passed in; nothing below reads the clock,
 * the environment or the locale.
 *
 * @param input folder with one folder per year; any Hadoop file-system URI
 * @param year the year to assess; null for the newest one in {@code input}
 * @param rules folder of an edition
 * @param schemas folder of the Table Schemas of submitted tables
 * @param publishedSchemas folder whose {@code published/} has those of published tables
 * @param output folder of publications; any Hadoop file-system URI
 * @param previous a publication of the year before; null to find or compute it
 * @param corrections file of values that reviewers decided for the year; any Hadoop file-system
 *     URI; null for none
 * @param reviews file of what reviewers decided on anomalies of the year; any Hadoop file-system
 *     URI; null for none
 * @param reuse whether what an earlier run of the year found out is taken where files are the same,
 *     and what this one finds out is stored beside its publication
 * @param kept folder of this machine for what is made of rules, for later runs with the same rules;
 *     null to make it each time
 * @param pseudonyms makes the keyed pseudonyms
 * @param master Spark's master, such as {@code local[*]}
 * @param sparkSettings Spark settings that go over ours
 */
public record RunRequest(
    String input,
    @Nullable Integer year,
    Path rules,
    Path schemas,
    Path publishedSchemas,
    String output,
    @Nullable String previous,
    @Nullable String corrections,
    @Nullable String reviews,
    boolean reuse,
    @Nullable Path kept,
    Language language,
    Pseudonyms pseudonyms,
    String master,
    Map<String, String> sparkSettings) {

  public RunRequest {
    sparkSettings = new TreeMap<>(sparkSettings);
  }

  /** A run without decisions of reviewers, which reuses nothing. */
  public RunRequest(
      String input,
      @Nullable Integer year,
      Path rules,
      Path schemas,
      Path publishedSchemas,
      String output,
      @Nullable String previous,
      Language language,
      Pseudonyms pseudonyms,
      String master,
      Map<String, String> sparkSettings) {
    this(
        input,
        year,
        rules,
        schemas,
        publishedSchemas,
        output,
        previous,
        null,
        null,
        false,
        null,
        language,
        pseudonyms,
        master,
        sparkSettings);
  }

  /** Returns the request with a file of corrections; null for none. */
  public RunRequest withCorrections(@Nullable String file) {
    return with(file, reviews, reuse, kept);
  }

  /** Returns the request with a file of reviews of anomalies; null for none. */
  public RunRequest withReviews(@Nullable String file) {
    return with(corrections, file, reuse, kept);
  }

  /** Returns the request of a run that reuses what an earlier one found out. */
  public RunRequest reusing() {
    return with(corrections, reviews, true, kept);
  }

  /** Returns the request of a run that keeps what is made of rules in a folder; null for none. */
  public RunRequest keeping(@Nullable Path folder) {
    return with(corrections, reviews, reuse, folder);
  }

  private RunRequest with(
      @Nullable String otherCorrections,
      @Nullable String otherReviews,
      boolean isReusing,
      @Nullable Path folder) {
    return new RunRequest(
        input,
        year,
        rules,
        schemas,
        publishedSchemas,
        output,
        previous,
        otherCorrections,
        otherReviews,
        isReusing,
        folder,
        language,
        pseudonyms,
        master,
        sparkSettings);
  }
}
