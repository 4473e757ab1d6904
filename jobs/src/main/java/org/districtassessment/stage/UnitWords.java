package org.districtassessment.stage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.districtassessment.core.anomaly.DigitFit;
import org.districtassessment.core.anomaly.ShareAbove;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.ConstantValueScreen;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.FirstDigitScreen;
import org.districtassessment.core.rule.HeapingScreen;
import org.districtassessment.core.rule.LastDigitScreen;
import org.districtassessment.stage.Families.Judgement;
import org.districtassessment.stage.UnitFields.Kind;
import org.jspecify.annotations.Nullable;

/** Says what was found in all rows of a unit, and what was expected. */
record UnitWords(Language language) {

  /** Upper ends of close, acceptable and marginal conformity of first digits. */
  private static final double CLOSE = 0.006;

  private static final double ACCEPTABLE = 0.012;
  private static final double MARGINAL = 0.015;

  /** Other units that are named. */
  private static final int NAMED = 5;

  String firstDigits(FirstDigitScreen method, DigitFit fit, @Nullable Judgement judgement) {
    String limit = limit(method.meanDeviation());
    String test = test(fit, judgement);
    return language == Language.ZH
        ? "首位数字符合本福特定律" + limit + "（" + test + "，" + conformity(fit) + "；n = " + fit.count() + "）"
        : "first digits after Benford's law"
            + limit
            + " ("
            + test
            + ", "
            + conformity(fit)
            + "; n = "
            + fit.count()
            + ")";
  }

  String lastDigits(LastDigitScreen method, DigitFit fit, @Nullable Judgement judgement) {
    String limit = limit(method.meanDeviation());
    String test = test(fit, judgement);
    return language == Language.ZH
        ? "末位数字各约占一成" + limit + "（" + test + "；n = " + fit.count() + "）"
        : "a tenth for each last digit" + limit + " (" + test + "; n = " + fit.count() + ")";
  }

  String heaped(HeapingScreen method, ShareAbove share, @Nullable Judgement judgement) {
    String base = OutlierWords.plain(method.base());
    String due = percent(share.due());
    String test = OutlierWords.and(judgement).replaceFirst("^, ", "");
    return language == Language.ZH
        ? base + " 的整数倍所占比例与其他单位（" + due + "）相当（" + test + "；n = " + share.count() + "）"
        : "share of multiples of "
            + base
            + " as in the other units, "
            + due
            + " ("
            + test
            + "; n = "
            + share.count()
            + ")";
  }

  String constant(ConstantValueScreen method, long count) {
    return language == Language.ZH
        ? "不应全部相同（n = " + count + "，" + method.minimumCount() + " 个起核查）"
        : "not the same everywhere (n = "
            + count
            + ", looked at from "
            + method.minimumCount()
            + " on)";
  }

  String copiedExpected(CopiedRowsScreen method, ShareAbove share, Judgement judgement) {
    String times = OutlierWords.plain(method.times());
    String due = percent(share.due());
    String test = OutlierWords.and(judgement).replaceFirst("^, ", "");
    return language == Language.ZH
        ? "不超过全部单位比例（" + due + "）的 " + times + " 倍（" + test + "；n = " + share.count() + "）"
        : "at most "
            + times
            + " times the share of all units, "
            + due
            + " ("
            + test
            + "; n = "
            + share.count()
            + ")";
  }

  /** Names the units with most rows in common first. */
  String copied(ShareAbove share, SortedMap<String, Long> elsewhere) {
    List<Map.Entry<String, Long>> most = new ArrayList<>(elsewhere.entrySet());
    most.sort(
        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    List<String> named = new ArrayList<>();
    for (Map.Entry<String, Long> each : most.subList(0, Math.min(NAMED, most.size()))) {
      named.add(each.getKey() + " (" + each.getValue() + ")");
    }
    if (most.size() > NAMED) {
      named.add("…");
    }
    return named.isEmpty()
        ? ofRows(share)
        : ofRows(share) + (language == Language.ZH ? "；" : "; ") + String.join(", ", named);
  }

  String ofRows(ShareAbove share) {
    String percent = percent(share.share());
    return language == Language.ZH
        ? share.count() + " 个中的 " + share.hits() + " 个（" + percent + "）"
        : share.hits() + " of " + share.count() + " (" + percent + ")";
  }

  /** The digits with their counts, in order. */
  String shares(List<Kind> kinds) {
    return kinds.stream()
        .sorted(Comparator.comparing(Kind::kind))
        .map(each -> each.kind() + ": " + each.count())
        .reduce((all, each) -> all + ", " + each)
        .orElse("");
  }

  private static String test(DigitFit fit, @Nullable Judgement judgement) {
    return "χ² = "
        + OutlierWords.rounded(fit.statistic())
        + OutlierWords.and(judgement)
        + ", MAD = "
        + fourDecimals(fit.meanDeviation());
  }

  private String limit(@Nullable BigDecimal meanDeviation) {
    if (meanDeviation == null) {
      return "";
    }

    String limit = OutlierWords.plain(meanDeviation);
    return language == Language.ZH ? "，MAD 小于 " + limit : ", MAD below " + limit;
  }

  /** Bands of the MAD of first digits as Nigrini's books give them. */
  private String conformity(DigitFit fit) {
    double deviation = fit.meanDeviation();
    if (deviation <= CLOSE) {
      return language == Language.ZH ? "高度符合" : "close conformity";
    }
    if (deviation <= ACCEPTABLE) {
      return language == Language.ZH ? "基本符合" : "acceptable conformity";
    }
    if (deviation <= MARGINAL) {
      return language == Language.ZH ? "勉强符合" : "marginal conformity";
    }
    return language == Language.ZH ? "不符合" : "nonconformity";
  }

  private static String percent(double share) {
    return OutlierWords.rounded(100 * share) + " %";
  }

  private static String fourDecimals(double number) {
    return new BigDecimal(number).setScale(4, RoundingMode.HALF_UP).toPlainString();
  }
}
