package org.districtassessment.stage;

import java.math.BigDecimal;
import org.districtassessment.core.anomaly.Distribution;
import org.districtassessment.core.anomaly.RobustZ;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;

/** Says what was expected of an outlier: the threshold, and the group it was held against. */
record OutlierWords(Language language) {

  String robustZ(
      CheckRule.RobustZ method, RobustZ measure, BigDecimal value, String group, Distribution all) {
    String z = measure.z(value).toPlainString();
    String threshold = plain(method.threshold());
    return language == Language.ZH
        ? "稳健 z 的绝对值不超过 " + threshold + "（z = " + z + "；" + of(group, all) + "）"
        : "robust z within ±" + threshold + " (z = " + z + "; " + of(group, all) + ")";
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
    if (language == Language.ZH) {
      return (group.isEmpty() ? "" : "组 " + group + "，") + "中位数 " + median + "，n = " + all.count();
    }

    return (group.isEmpty() ? "" : "group " + group + ", ")
        + "median "
        + median
        + ", n = "
        + all.count();
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
