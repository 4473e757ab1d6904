package org.districtassessment.publish;

import static org.districtassessment.core.schema.FieldType.BOOLEAN;
import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.NUMBER;
import static org.districtassessment.core.schema.FieldType.STRING;
import static org.districtassessment.publish.Tables.contents;
import static org.districtassessment.publish.Tables.decimal;
import static org.districtassessment.publish.Tables.field;
import static org.districtassessment.publish.Tables.row;
import static org.districtassessment.publish.Tables.schema;
import static org.districtassessment.publish.Tables.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** A publication of the year 2024 with the money of two units, for commands that read one. */
public final class PublishedGrants {

  private PublishedGrants() {}

  /** Publishes into a folder, and returns that of the year. */
  public static Path publish(Path output) {
    Publish.publish(
        output.toString(),
        Configuration::new,
        contents(1, scorecards(), money(), figures(), anomalies()));
    return output.resolve("clinic-review/year=2024");
  }

  /** Publishes without rows of money. */
  static Path publishWithoutMoney(Path output) {
    Publish.publish(output.toString(), Configuration::new, contents(2, scorecards(), figures()));
    return output.resolve("clinic-review/year=2024");
  }

  private static PublishedTable scorecards() {
    return table(
        schema(
            "scorecards",
            field("unit", STRING, 0),
            field("unit_name", STRING, 0),
            field("unit_group", STRING, 0),
            field("total", NUMBER, 2)),
        List.of(
            row("b", "Beta", "one", decimal("60.00")), row("a", "Alpha", "one", decimal("80.00"))));
  }

  private static PublishedTable money() {
    return table(
        schema(
            "funding_money",
            field("unit", STRING, 0),
            field("key", STRING, 0),
            field("name", STRING, 0),
            field("source", STRING, 0),
            field("category", STRING, 0),
            field("place", STRING, 0),
            field("date", STRING, 0),
            field("whole", STRING, 0),
            field("since", STRING, 0),
            field("finished", BOOLEAN, 0),
            field("amount", NUMBER, 2),
            field("share", NUMBER, 10),
            field("share_assumed", BOOLEAN, 0),
            field("amount_spent", NUMBER, 2),
            field("file", STRING, 0),
            field("line", INTEGER, 0)),
        List.of(
            row(
                "a",
                "p1",
                "Wells",
                "grants",
                "water",
                "site 1",
                "2024-03-01",
                "w1",
                "2022-01-01",
                true,
                decimal("300.00"),
                decimal("0.5"),
                false,
                decimal("300.00"),
                "2024/a.csv",
                2L),
            row(
                "b",
                "p2",
                null,
                "grants",
                null,
                null,
                null,
                "w1",
                null,
                null,
                decimal("100.00"),
                null,
                true,
                null,
                null,
                null)));
  }

  private static PublishedTable anomalies() {
    return table(
        schema(
            "anomalies",
            field("anomaly_id", STRING, 0),
            field("check_id", STRING, 0),
            field("unit", STRING, 0),
            field("key", STRING, 0),
            field("observed", STRING, 0),
            field("status", STRING, 0)),
        List.of(
            row("a1", "odd-name", "b", "p2", "cars", "confirmed"),
            row("a2", "other", "b", "p2", null, "new")));
  }

  private static PublishedTable figures() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String unit : List.of("a", "b")) {
      rows.add(row("everybody", unit, null, decimal("1000")));
      rows.add(row("target", unit, null, decimal("100")));
    }
    rows.add(row("base-money", "a", "2016", decimal("100")));
    rows.add(row("base-money", "b", "2016", null));
    rows.add(row("money-before", "a", null, decimal("60")));
    return table(
        schema(
            "funding_figures",
            field("figure", STRING, 0),
            field("unit", STRING, 0),
            field("by", STRING, 0),
            field("value", NUMBER, 10)),
        rows);
  }
}
