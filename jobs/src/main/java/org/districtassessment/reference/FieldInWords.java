package org.districtassessment.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Identity;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.PlausibleRange;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** What a field wants to be filled in with, in words for those who fill it in. */
final class FieldInWords {

  private static final Pattern HAN = Pattern.compile(".*\\p{IsHan}.*");
  private static final List<String> STANDARD_TRUE = List.of("true");
  private static final List<String> STANDARD_FALSE = List.of("false");

  private FieldInWords() {}

  static Text type(Field field) {
    return switch (field.type()) {
      case STRING -> new Text("文本", "text");
      case INTEGER -> new Text("整数", "whole number");
      case NUMBER ->
          new Text(
              "数字，最多 " + field.decimals() + " 位小数",
              "number, at most " + field.decimals() + " decimals");
      case BOOLEAN -> new Text("是或否", "yes or no");
      case DATE -> new Text("日期", "date");
      case YEAR -> new Text("年份，四位数字", "year of four digits");
    };
  }

  /**
   * Returns the stored unit: in Chinese the first Chinese name the schema gives it, else the unit
   * as the schema has it; nothing for a field without unit and for a plain ratio.
   */
  static Optional<String> unit(Field field, Language language) {
    String unit = field.unit();
    if (unit == null || unit.equals("1")) {
      return Optional.empty();
    }

    Optional<String> chinese =
        field.intake().units().stream()
            .filter(FieldInWords::isStoredUnit)
            .map(OtherUnit::unit)
            .filter(word -> HAN.matcher(word).matches())
            .findFirst();
    return language == Language.ZH && chinese.isPresent() ? chinese : Optional.of(unit);
  }

  /** Returns the units that cells may be written in beside the stored one. */
  static List<OtherUnit> otherUnits(Field field) {
    return field.intake().units().stream().filter(each -> !isStoredUnit(each)).toList();
  }

  /** Returns the header of the field's column: its title, with the unit in brackets. */
  static String label(Field field, Language language) {
    String title = field.title().in(language);
    String format = language == Language.ZH ? "%s（%s）" : "%s (%s)";
    return unit(field, language)
        .filter(unit -> !title.endsWith("）") && !title.endsWith(")"))
        .map(unit -> String.format(format, title, unit))
        .orElse(title);
  }

  /** Returns the words a person may choose from; empty where anything may be written. */
  static List<String> choices(Field field, Language language) {
    if (field.type() == FieldType.BOOLEAN) {
      return List.of(
          word(field.trueValues(), STANDARD_TRUE, language),
          word(field.falseValues(), STANDARD_FALSE, language));
    }

    return field.constraints().enumeration();
  }

  /** Returns a value as it may be filled in; empty where nobody can tell. */
  static String example(Field field, Language language) {
    List<String> choices = choices(field, language);
    if (!choices.isEmpty()) {
      return choices.get(0);
    }

    return switch (field.type()) {
      case STRING, BOOLEAN -> "";
      case DATE -> "2024-03-31";
      case YEAR -> "2024";
      case INTEGER -> number(field, "12");
      case NUMBER -> number(field, field.decimals() == 0 ? "12" : "12.5");
    };
  }

  /** Returns the regular expression that a value must match. */
  static Optional<String> pattern(Field field) {
    return Optional.ofNullable(field.constraints().pattern()).map(Pattern::pattern);
  }

  /** Returns what else a value must satisfy, one sentence without a full stop each. */
  static List<Text> rules(TableSchema table, Field field) {
    List<Text> rules = new ArrayList<>();
    Constraints constraints = field.constraints();
    if (field.type() == FieldType.BOOLEAN) {
      rules.add(
          new Text(
              "填“%s”或“%s”"
                  .formatted(
                      choices(field, Language.ZH).get(0), choices(field, Language.ZH).get(1)),
              "%s or %s"
                  .formatted(
                      choices(field, Language.EN).get(0), choices(field, Language.EN).get(1))));
    }
    if (field.type() == FieldType.DATE) {
      rules.add(new Text("写成 2024-03-31", "written 2024-03-31"));
    }
    if (!constraints.enumeration().isEmpty()) {
      rules.add(
          new Text(
              "只能填：" + String.join("、", constraints.enumeration()),
              "one of: " + String.join(", ", constraints.enumeration())));
    }
    add(rules, constraints.minimum(), "不小于 %s", "at least %s");
    add(rules, constraints.exclusiveMinimum(), "大于 %s", "above %s");
    add(rules, constraints.maximum(), "不大于 %s", "at most %s");
    add(rules, constraints.exclusiveMaximum(), "小于 %s", "below %s");
    length(rules, constraints.minLength(), constraints.maxLength());
    if (constraints.unique()) {
      rules.add(new Text("不得重复", "no value twice"));
    }
    identity(rules, table, field);
    plausible(rules, field.intake().plausible());
    return rules;
  }

  private static void length(
      List<Text> rules, @Nullable Integer minLength, @Nullable Integer maxLength) {
    if (minLength != null && minLength.equals(maxLength)) {
      add(rules, minLength, "%s 个字符", "%s characters");
      return;
    }

    add(rules, minLength, "至少 %s 个字符", "at least %s characters");
    add(rules, maxLength, "最多 %s 个字符", "at most %s characters");
  }

  private static void identity(List<Text> rules, TableSchema table, Field field) {
    Identity identity = field.intake().identity();
    if (identity == null) {
      return;
    }

    rules.add(
        new Text(
            "校验码正确（%s）".formatted(identity.scheme().id()),
            "with the right check digit (%s)".formatted(identity.scheme().id())));
    String birthDate = identity.birthDate();
    if (birthDate != null) {
      Text title = table.field(birthDate).map(Field::title).orElse(Text.same(birthDate));
      rules.add(
          new Text(
              "其中的日期与“%s”一致".formatted(title.zh()),
              "with the date of \"%s\" in it".formatted(title.en())));
    }
  }

  private static void plausible(List<Text> rules, @Nullable PlausibleRange range) {
    if (range == null) {
      return;
    }

    BigDecimal minimum = range.minimum();
    BigDecimal maximum = range.maximum();
    if (minimum != null && maximum != null) {
      rules.add(
          new Text(
              "通常在 %s 至 %s 之间".formatted(Numerals.of(minimum), Numerals.of(maximum)),
              "usually from %s to %s".formatted(Numerals.of(minimum), Numerals.of(maximum))));
      return;
    }

    add(rules, minimum == null ? null : Numerals.of(minimum), "通常不小于 %s", "usually at least %s");
    add(rules, maximum == null ? null : Numerals.of(maximum), "通常不大于 %s", "usually at most %s");
  }

  private static void add(List<Text> rules, @Nullable Object bound, String zh, String en) {
    if (bound != null) {
      rules.add(new Text(zh.formatted(bound), en.formatted(bound)));
    }
  }

  /** Prefers the word that fits the language, and one of letters to a digit. */
  private static String word(List<String> words, List<String> standard, Language language) {
    List<String> known = words.isEmpty() ? standard : words;
    return known.stream()
        .filter(word -> HAN.matcher(word).matches() == (language == Language.ZH))
        .filter(word -> !word.chars().allMatch(Character::isDigit))
        .findFirst()
        .orElse(known.get(0));
  }

  private static String number(Field field, String usual) {
    String minimum = field.constraints().minimum();
    String maximum = field.constraints().maximum();
    BigDecimal value = new BigDecimal(usual);
    if (maximum != null && value.compareTo(new BigDecimal(maximum)) > 0) {
      return maximum;
    }

    return minimum != null && value.compareTo(new BigDecimal(minimum)) < 0 ? minimum : usual;
  }

  private static boolean isStoredUnit(OtherUnit unit) {
    return unit.factor().compareTo(BigDecimal.ONE) == 0;
  }
}
