package org.districtassessment.stage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.districtassessment.core.anomaly.Distribution;
import org.districtassessment.core.anomaly.HidiroglouBerthelot;
import org.districtassessment.core.anomaly.HidiroglouBerthelot.Change;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.stage.Families.Judgement;
import org.jspecify.annotations.Nullable;

/** Says what was expected of an outlier: the threshold, and the group it was held against. */
record OutlierWords(Language language) {

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  String robustZ(
      CheckRule.RobustZ method,
      BigDecimal z,
      @Nullable Judgement judgement,
      String group,
      Distribution all) {
    String threshold = plain(method.threshold());
    String test = "z = " + z.toPlainString() + and(judgement);
    return language == Language.ZH
        ? "稳健 z 的绝对值不超过 " + threshold + "（" + test + "；" + of(group, all) + "）"
        : "robust z within ±" + threshold + " (" + test + "; " + of(group, all) + ")";
  }

  String change(HidiroglouBerthelot bounds, Change change, String group) {
    String effect = rounded(bounds.effect(change));
    String range = rounded(bounds.lower()) + " – " + rounded(bounds.upper());
    String ratio = rounded(change.ratio());
    String median = rounded(bounds.medianRatio());
    String previous = plain(change.previous());
    if (language == Language.ZH) {
      return "变动效应 E 在 "
          + range
          + " 之间（E = "
          + effect
          + "；上期 "
          + previous
          + "，比值 "
          + ratio
          + "，比值中位数 "
          + median
          + "；"
          + in(group)
          + "n = "
          + bounds.count()
          + "）";
    }

    return "effect of the change within "
        + range
        + " (E = "
        + effect
        + "; before "
        + previous
        + ", ratio "
        + ratio
        + ", median ratio "
        + median
        + "; "
        + in(group)
        + "n = "
        + bounds.count()
        + ")";
  }

  String apart(
      double squared, List<String> zs, @Nullable Judgement judgement, String group, long count) {
    String test = "D² = " + rounded(squared) + and(judgement);
    String alone = String.join(", ", zs);
    return language == Language.ZH
        ? "各指标合起来不远离其他（" + test + "；单独看的稳健 z：" + alone + "；" + in(group) + "n = " + count + "）"
        : "all values together not far from the others ("
            + test
            + "; robust z alone: "
            + alone
            + "; "
            + in(group)
            + "n = "
            + count
            + ")";
  }

  String factorOff(CheckRule.FactorOff method, String group, Distribution all) {
    String factor = plain(method.factor());
    String tolerance = plain(method.tolerance());
    return language == Language.ZH
        ? "不是中位数的约 "
            + factor
            + " 倍或 1/"
            + factor
            + "（容差 "
            + tolerance
            + " 倍；"
            + of(group, all)
            + "）"
        : "not about "
            + factor
            + " times or 1/"
            + factor
            + " of the median (tolerance "
            + tolerance
            + " times; "
            + of(group, all)
            + ")";
  }

  private String of(String group, Distribution all) {
    String median = plain(all.median());
    return language == Language.ZH
        ? in(group) + "中位数 " + median + "，n = " + all.count()
        : in(group) + "median " + median + ", n = " + all.count();
  }

  private String in(String group) {
    if (group.isEmpty()) {
      return "";
    }

    return language == Language.ZH ? "组 " + group + "，" : "group " + group + ", ";
  }

  /** A probability to two significant digits, a q-value likewise. */
  static String and(@Nullable Judgement judgement) {
    return judgement == null
        ? ""
        : ", p = " + probability(judgement.p()) + ", q = " + probability(judgement.exactQ());
  }

  private static String probability(double p) {
    return p == 0 ? "0" : new BigDecimal(p).round(TWO_DIGITS).stripTrailingZeros().toString();
  }

  /** HALF_UP to two decimals. */
  static String rounded(double number) {
    return plain(new BigDecimal(number).setScale(2, RoundingMode.HALF_UP));
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
