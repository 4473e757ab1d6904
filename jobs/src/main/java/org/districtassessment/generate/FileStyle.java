package org.districtassessment.generate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;

/**
 * How one file looks: a unit keeps its encoding and line ends in all of its files, and its headers
 * and their order in all years.
 *
 * @param path below the folder of the submissions, with forward slashes
 * @param order positions of the schema's fields, in the file's order
 * @param header in the file's order
 * @param words which of the schema's words for true and false is written
 */
record FileStyle(
    String path,
    Charset charset,
    boolean byteOrderMark,
    String lineEnd,
    List<Integer> order,
    List<String> header,
    int words) {

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** One file of all units: UTF-8, headers by name. */
  static FileStyle ofAll(TableSchema table, int year) {
    return new FileStyle(
        year + "/" + table.name() + ".csv",
        StandardCharsets.UTF_8,
        false,
        "\n",
        inOrder(table),
        table.fields().stream().map(Field::name).toList(),
        0);
  }

  static FileStyle of(
      Spec.Files files, long seed, TableSchema table, int year, String unit, String unitName) {
    boolean gb18030 = Draws.draw(seed, "encoding", unit) < files.gb18030();
    boolean mark = Draws.draw(seed, "byte-order-mark", unit) < files.byteOrderMark();
    boolean crlf = Draws.draw(seed, "line-end", unit) < files.crlf();
    double name = Draws.draw(seed, "name", unit, table.name());
    String path =
        files
            .names()
            .get((int) (name * files.names().size()))
            .replace("{unit}", unit)
            .replace("{unit-name}", unitName)
            .replace("{table}", table.name())
            .replace("{title-zh}", table.title().zh())
            .replace("{title-en}", table.title().en());
    List<Integer> order = inOrder(table);
    if (Draws.draw(seed, "shuffled", unit, table.name()) < files.shuffled()) {
      order =
          order.stream()
              .sorted(
                  Comparator.comparingDouble(
                      field -> Draws.draw(seed, "order", unit, table.name(), "" + field)))
              .toList();
    }
    Spec.Header kind = pick(files.headers(), Draws.draw(seed, "header", unit, table.name()));
    List<String> header =
        order.stream().map(field -> label(table.fields().get(field), kind)).toList();
    return new FileStyle(
        year + "/" + path + ".csv",
        gb18030 ? GB18030 : StandardCharsets.UTF_8,
        mark && !gb18030,
        crlf ? "\r\n" : "\n",
        order,
        header,
        (int) (Draws.draw(seed, "words", unit, table.name()) * 1000));
  }

  /** Returns the cell as this file writes it. */
  String cell(Field field, String text) {
    if (field.type() != FieldType.BOOLEAN) {
      return text;
    }

    List<String> words = text.equals("true") ? field.trueValues() : field.falseValues();
    boolean word = text.equals("true") || text.equals("false");
    return word && !words.isEmpty() ? words.get(words() % words.size()) : text;
  }

  private static List<Integer> inOrder(TableSchema table) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < table.fields().size(); i++) {
      order.add(i);
    }
    return order;
  }

  private static Spec.Header pick(Map<Spec.Header, Integer> weights, double draw) {
    int whole = weights.values().stream().mapToInt(Integer::intValue).sum();
    int left = (int) (draw * whole);
    for (Map.Entry<Spec.Header, Integer> weight : weights.entrySet()) {
      left -= weight.getValue();
      if (left < 0) {
        return weight.getKey();
      }
    }
    return Spec.Header.NAME;
  }

  private static String label(Field field, Spec.Header kind) {
    return switch (kind) {
      case NAME -> field.name();
      case TITLE_ZH -> field.title().zh();
      case TITLE_EN -> field.title().en();
      case ALIAS -> field.aliases().isEmpty() ? field.title().zh() : field.aliases().get(0);
    };
  }
}
