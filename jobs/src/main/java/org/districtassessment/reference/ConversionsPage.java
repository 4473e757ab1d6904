package org.districtassessment.reference;

import static org.districtassessment.reference.Markdown.code;
import static org.districtassessment.reference.Markdown.escape;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.MissingMarks;
import org.districtassessment.core.schema.Refusal;

/** The page {@code docs/CONVERSIONS.md}: how a cell may be written. */
public final class ConversionsPage {

  private ConversionsPage() {}

  /** Returns the page, each table in the order of its list; always the same bytes. */
  public static String of() {
    return new Markdown()
        .block("<!-- Generated from the lists of conversions and refusals; do not edit. -->")
        .heading(1, "单元格的写法 / How cells may be written")
        .block(
            "Blanks around a cell never count. A conversion is lossless and certain, and is counted"
                + " per file; what would be a guess is a finding. 单元格前后的空白不计；转换都无损且确定，并按文件计数；"
                + "拿不准的一律列为问题，不猜。")
        .heading(2, "转换 / What is converted")
        .table(
            List.of("Id", "Type", "写法 In", "读作 Out", "说明", "Meaning"),
            Arrays.stream(Conversion.values())
                .map(
                    each ->
                        List.of(
                            code(each.id()),
                            each.type().id(),
                            code(each.input()),
                            code(each.output()),
                            escape(each.meaning().zh()),
                            escape(each.meaning().en())))
                .toList())
        .heading(2, "缺失 / What counts as missing")
        .block(
            "The empty cell, the `missingValues` of the field (or else of its table), and: "
                + list(MissingMarks.ANYWHERE)
                + "; in numbers, dates and years, and in texts whose form or list of values rules it"
                + " out, also "
                + list(MissingMarks.IN_NUMBERS)
                + ". A mark that is an allowed value of the field is that value. 空单元格、表结构声明的缺失值"
                + "和以上符号视为缺失；若符号本身是可选值，则按可选值读取。")
        .heading(2, "不转换 / What is refused, and why")
        .table(
            List.of("In", "Type", "Code", "原因", "Why"),
            Arrays.stream(Refusal.values())
                .map(
                    each ->
                        List.of(
                            code(each.input()),
                            each.type().id(),
                            code(each.code().code()),
                            escape(each.why().zh()),
                            escape(each.why().en())))
                .toList())
        .toString();
  }

  private static String list(List<String> marks) {
    return marks.stream().map(Markdown::code).collect(Collectors.joining(" "));
  }
}
