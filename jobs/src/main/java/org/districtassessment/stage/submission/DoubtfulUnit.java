package org.districtassessment.stage.submission;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.PlausibleRange;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that are out of range in the unit they were read in, but in range in another
 * declared unit. Sizes count, not signs; 0 is in range. A unit written in the cell itself is
 * believed.
 */
final class DoubtfulUnit {

  private final Field field;
  private final @Nullable BigDecimal least;
  private final @Nullable BigDecimal most;
  private final long leastValue;
  private final long mostValue;

  private DoubtfulUnit(Field field, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    this.field = field;
    this.least = least;
    this.most = most;
    leastValue = least == null ? 0 : Decimals.bound(least, field.decimals(), true);
    mostValue = most == null ? Long.MAX_VALUE : Decimals.bound(most, field.decimals(), false);
  }

  /** Returns null if the field has one unit only or no range. */
  static @Nullable DoubtfulUnit of(Field field) {
    if (field.intake().units().stream().allMatch(OtherUnit::isStored)) {
      return null;
    }

    PlausibleRange plausible = field.intake().plausible();
    if (plausible != null) {
      return new DoubtfulUnit(field, plausible.minimum(), plausible.maximum());
    }

    Constraints constraints = field.constraints();
    boolean isNumber = field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    String maximum = constraints.maximum();
    if (!isNumber || maximum == null) {
      return null;
    }

    String minimum = constraints.minimum();
    BigDecimal least = minimum == null ? BigDecimal.ZERO : new BigDecimal(minimum);
    return new DoubtfulUnit(field, least.max(BigDecimal.ZERO), new BigDecimal(maximum));
  }

  boolean isOutside(long value) {
    long size = Math.abs(value);
    return size != 0 && (size < leastValue || size > mostValue);
  }

  /**
   * Returns the value in the unit it was read in and in every other unit that brings it into the
   * range, as the end of a sentence; empty if none does.
   */
  String others(CellReader read, Language language) {
    if (read.conversions().contains(Conversion.UNIT_IN_CELL)) {
      return "";
    }

    BigDecimal stored = BigDecimal.valueOf(read.value(), field.decimals());
    OtherUnit used = read.unit();
    BigDecimal factor = used == null ? BigDecimal.ONE : used.factor();
    BigDecimal sent = stored.divide(factor, MathContext.DECIMAL128);
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    List<BigDecimal> seen = new ArrayList<>(List.of(factor));
    for (OtherUnit other : field.intake().units()) {
      BigDecimal value = sent.multiply(other.factor());
      if (!seen.contains(other.factor()) && isInside(value.abs())) {
        seen.add(other.factor());
        zh.add("按“" + other.unit() + "”为 " + plain(value));
        en.add(plain(value) + " if it is in " + other.unit());
      }
    }
    if (zh.isEmpty()) {
      return "";
    }

    Text name = name(factor);
    return new Text(
            "按" + name.zh() + "为 " + plain(stored) + "，超出常见范围；" + String.join("，", zh),
            plain(stored)
                + " if it is in "
                + name.en()
                + ", which is out of range, but "
                + String.join(" and ", en))
        .in(language);
  }

  private boolean isInside(BigDecimal size) {
    return (least == null || size.compareTo(least) >= 0)
        && (most == null || size.compareTo(most) <= 0);
  }

  private Text name(BigDecimal factor) {
    return field.intake().units().stream()
        .filter(unit -> unit.factor().compareTo(factor) == 0)
        .map(unit -> new Text("“" + unit.unit() + "”", unit.unit()))
        .findFirst()
        .orElse(new Text("表结构的单位", "the unit of the schema"));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
