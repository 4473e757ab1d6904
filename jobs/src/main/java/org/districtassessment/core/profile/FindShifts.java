package org.districtassessment.core.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.ProfileLimits;
import org.districtassessment.core.schema.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Columns that moved further from last year's than chance or an ordinary year would move them.
 *
 * <p>Compared are the rows of one unit in one table, whatever its files are called. Nothing is said
 * about a column with fewer than {@value #FEWEST} rows (for missing values) or values (for the
 * rest) in either year; about the shares of values where there are fewer than {@value #FEWEST_EACH}
 * values for each different one: with as few, two samples of the same people come to lie about 0.1
 * apart by chance.
 */
public final class FindShifts {

  /** Rows below which figures of two years differ by chance. */
  public static final int FEWEST = 100;

  /** The same for each different value, where their shares are compared. */
  public static final int FEWEST_EACH = 30;

  /** Most different values that a column may have, for their shares to be compared. */
  public static final int MOST_CATEGORIES = 20;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private FindShifts() {}

  private record Place(String table, @Nullable String unit, String field) {

    static Place of(ColumnProfile column) {
      return new Place(column.table(), column.unit(), column.field().name());
    }
  }

  /**
   * Returns a warning for each limit that a column is beyond, about the first of this year's files
   * that the rows came from, in {@link Finding#ORDER}. A column that the year before lacks is not
   * compared.
   *
   * @param current one per unit, table and field
   * @param previous the same of the year before
   * @param redactor looks through what the findings quote
   */
  public static List<Finding> findShifts(
      List<ColumnProfile> current,
      List<ColumnProfile> previous,
      ProfileLimits limits,
      Redactor redactor,
      Language language) {
    Map<Place, ColumnProfile> before = new HashMap<>();
    previous.forEach(column -> before.put(Place.of(column), column));
    List<Finding> findings = new ArrayList<>();
    for (ColumnProfile column : current) {
      ColumnProfile last = before.get(Place.of(column));
      if (last != null) {
        shifts(column, last.summary(), limits)
            .map(shift -> finding(column, redactor.redact(shift.in(language)), language))
            .forEach(findings::add);
      }
    }
    findings.sort(Finding.ORDER);
    return findings;
  }

  private static Stream<Text> shifts(ColumnProfile column, Summary last, ProfileLimits limits) {
    Summary now = column.summary();
    FieldType type = column.field().type();
    List<Text> shifts = new ArrayList<>();
    if (Math.min(now.rows(), last.rows()) >= FEWEST) {
      missing(now, last, limits.missingShare()).ifPresent(shifts::add);
    }
    if (Math.min(now.values(), last.values()) >= FEWEST) {
      collapse(now, last).ifPresent(shifts::add);
      if (type == FieldType.NUMBER || type == FieldType.INTEGER) {
        median(now, last, limits.medianRatio()).ifPresent(shifts::add);
      }
      if (type == FieldType.STRING || type == FieldType.BOOLEAN) {
        categories(now, last, limits.categoryShare()).ifPresent(shifts::add);
      }
    }
    return shifts.stream();
  }

  private static Optional<Text> missing(Summary now, Summary last, BigDecimal limit) {
    BigDecimal apart = difference(now.missing(), now.rows(), last.missing(), last.rows()).abs();
    if (apart.compareTo(limit.multiply(product(now.rows(), last.rows()))) <= 0) {
      return Optional.empty();
    }

    String percent = percent(now.missing(), now.rows());
    String lastPercent = percent(last.missing(), last.rows());
    String points = limit.multiply(HUNDRED).stripTrailingZeros().toPlainString();
    return Optional.of(
        new Text(
            "缺失比例 %s，上年 %s（相差超过 %s 个百分点）".formatted(percent, lastPercent, points),
            "%s missing, last year %s (more than %s percentage points apart)"
                .formatted(percent, lastPercent, points)));
  }

  private static Optional<Text> collapse(Summary now, Summary last) {
    if (now.distinct() != 1 || last.distinct() == 1) {
      return Optional.empty();
    }

    return Optional.of(
        new Text(
            "所有值都相同，上年有 %d 个不同的值（应多于 1 个）".formatted(last.distinct()),
            "1 distinct value, last year %d (more than 1 expected)".formatted(last.distinct())));
  }

  private static Optional<Text> median(Summary now, Summary last, BigDecimal limit) {
    BigDecimal median = new BigDecimal(now.percentile(50).orElseThrow());
    BigDecimal lastMedian = new BigDecimal(last.percentile(50).orElseThrow());
    BigDecimal greater = median.max(lastMedian);
    BigDecimal smaller = median.min(lastMedian);
    if (smaller.signum() <= 0 || greater.compareTo(smaller.multiply(limit)) <= 0) {
      return Optional.empty();
    }

    String times = limit.stripTrailingZeros().toPlainString();
    return Optional.of(
        new Text(
            "中位数 %s，上年 %s（相差超过 %s 倍）"
                .formatted(median.toPlainString(), lastMedian.toPlainString(), times),
            "median %s, last year %s (more than %s times apart)"
                .formatted(median.toPlainString(), lastMedian.toPlainString(), times)));
  }

  private static Optional<Text> categories(Summary now, Summary last, BigDecimal limit) {
    if (!areCategories(now) || !areCategories(last)) {
      return Optional.empty();
    }

    Map<String, Long> counts = counts(now);
    Map<String, Long> lastCounts = counts(last);
    TreeSet<String> categories = new TreeSet<>(counts.keySet());
    categories.addAll(lastCounts.keySet());
    if (Math.min(now.values(), last.values()) < (long) FEWEST_EACH * categories.size()) {
      return Optional.empty();
    }

    BigDecimal apart = BigDecimal.ZERO;
    BigDecimal furthest = BigDecimal.ZERO;
    String mover = categories.first();
    for (String category : categories) {
      BigDecimal moved =
          difference(
                  counts.getOrDefault(category, 0L),
                  now.values(),
                  lastCounts.getOrDefault(category, 0L),
                  last.values())
              .abs();
      apart = apart.add(moved);
      if (moved.compareTo(furthest) > 0) {
        furthest = moved;
        mover = category;
      }
    }
    BigDecimal twice = product(now.values(), last.values()).multiply(BigDecimal.valueOf(2));
    if (apart.compareTo(limit.multiply(twice)) <= 0) {
      return Optional.empty();
    }

    String distance = apart.divide(twice, 3, RoundingMode.HALF_UP).toPlainString();
    String percent = percent(counts.getOrDefault(mover, 0L), now.values());
    String lastPercent = percent(lastCounts.getOrDefault(mover, 0L), last.values());
    String atMost = limit.stripTrailingZeros().toPlainString();
    return Optional.of(
        new Text(
            "各值占比与上年的总变差距离为 %s（超过 %s），变化最大的“%s”占 %s，上年 %s"
                .formatted(distance, atMost, mover, percent, lastPercent),
            ("the shares of its values moved by %s (more than %s), most of all \"%s\": %s, last"
                    + " year %s")
                .formatted(distance, atMost, mover, percent, lastPercent)));
  }

  private static boolean areCategories(Summary summary) {
    return summary.namesAllValues() && summary.distinct() <= MOST_CATEGORIES;
  }

  private static Map<String, Long> counts(Summary summary) {
    Map<String, Long> counts = new HashMap<>();
    summary.frequent().forEach(value -> counts.merge(value.value(), value.count(), Long::sum));
    return counts;
  }

  /** The difference of two shares, {@code all × lastAll} times as large and so without a rest. */
  private static BigDecimal difference(long part, long all, long lastPart, long lastAll) {
    return product(part, lastAll).subtract(product(lastPart, all));
  }

  private static BigDecimal product(long one, long other) {
    return new BigDecimal(BigInteger.valueOf(one).multiply(BigInteger.valueOf(other)));
  }

  private static String percent(long part, long all) {
    return BigDecimal.valueOf(part)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP)
            .toPlainString()
        + "%";
  }

  private static Finding finding(ColumnProfile column, String shift, Language language) {
    FindingCode code = FindingCode.PROFILE_SHIFT;
    String named = new Text("“%s”%s", "\"%s\": %s").in(language);
    return new Finding(
        code.code(),
        code.severity(),
        column.table(),
        column.unit(),
        column.file(),
        null,
        0,
        null,
        column.field().name(),
        null,
        code.message(
            language, "", String.format(named, column.field().title().in(language), shift)));
  }
}
