package org.districtassessment.generate;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A generator specification, as its file has it.
 *
 * @param tables in order; each may stand below the units or a table before it
 * @param defects in order; where two want the same row, the first gets it
 * @param deliveries how single files come in, where not as all others; at most one a year, table
 *     and unit
 */
record Spec(
    Units units, List<Table> tables, Files files, List<Defect> defects, List<Delivery> deliveries) {

  /** Name of the topmost rows. */
  static final String UNIT = "unit";

  Spec {
    tables = List.copyOf(tables);
    defects = List.copyOf(defects);
    deliveries = List.copyOf(deliveries);
  }

  /** Returns the same tables and files with nothing wrong in them. */
  Spec withoutDefects() {
    return new Spec(units, tables, files, List.of(), List.of());
  }

  Optional<Table> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** Returns the tables above {@code table}, the nearest first, without the units. */
  List<String> ancestors(Table table) {
    List<String> names = new ArrayList<>();
    Optional<Table> above = table(table.each());
    while (above.isPresent()) {
      names.add(above.get().name());
      above = table(above.get().each());
    }
    return names;
  }

  /**
   * The units.
   *
   * @param file CSV with a header, relative to the specification
   * @param key column whose value names the unit
   * @param name column whose value is the unit's display name
   * @param weight column of the file: a unit's share of the whole
   * @param columns further columns, over those of the file (all strings) and {@code copy}, {@code
   *     unit_number}, {@code units}, {@code unit_share}, {@code persons}, {@code year}
   */
  record Units(
      String file, String key, String name, String weight, Map<String, Expression> columns) {

    Units {
      columns = ordered(columns);
    }
  }

  /**
   * A table.
   *
   * @param each {@link #UNIT} or a table before this one
   * @param count rows for each row of that table
   * @param hidden only a step between tables: nothing is written
   * @param oneFile all units in one file
   * @param entity ancestor whose rows hold together: at most one defect for each; null for the row
   * @param key what a ledger calls a row; must hold nothing sensitive
   * @param totals aggregates over rows of a table before this one, of the same year and unit: by
   *     that table and the name of the column they become
   */
  record Table(
      String name,
      String each,
      Expression count,
      boolean hidden,
      boolean oneFile,
      @Nullable String entity,
      @Nullable Expression key,
      Map<String, Map<String, Expression>> totals,
      Map<String, Expression> columns,
      SourceLocation at) {

    Table {
      totals = ordered(totals);
      columns = ordered(columns);
    }
  }

  /**
   * How files look. Shares are probabilities in [0, 1].
   *
   * @param names patterns of paths below the year, with {@code {unit}}, {@code {unit-name}}, {@code
   *     {table}}, {@code {title-zh}}, {@code {title-en}}
   * @param gb18030 share of the units that write GB18030 rather than UTF-8
   * @param byteOrderMark share of the UTF-8 units that begin with a byte order mark
   * @param crlf share of the units that end lines with CR LF
   * @param headers weight of each kind of header
   * @param shuffled share of the files whose columns are out of order
   * @param quoted share of the cells in quotes that need none
   */
  record Files(
      List<String> names,
      double gb18030,
      double byteOrderMark,
      double crlf,
      Map<Header, Integer> headers,
      double shuffled,
      double quoted)
      implements Serializable {

    Files {
      names = List.copyOf(names);
      headers = ordered(headers);
    }
  }

  /** What stands in a header. */
  enum Header {
    NAME,
    TITLE_ZH,
    TITLE_EN,
    ALIAS
  }

  /** What a defect does to the line of its row, beside changing cells. */
  enum Action {
    CHANGE,
    /** The row stands twice; the ledger names the second one. */
    REPEAT,
    /** A blank line follows; the ledger names the blank line. */
    BLANK_ROW,
    /** One cell more than the header has. */
    EXTRA_CELL,
    /** The last cell is gone. */
    MISSING_CELL
  }

  /** How a unit sends its file of a table. */
  enum Way {
    /** In a folder of the day. */
    DATED,
    /** As always, and then again without any defect, in a folder of the day. */
    AGAIN,
    /** As always, with a copy beside it. */
    COPIED,
    /** Not at all. */
    NOT_SENT
  }

  /**
   * A file that does not come in as all others do.
   *
   * @param code the finding code that should find it
   * @param unit key of the unit; nothing happens where it is not generated
   * @param years years it happens in; empty for all
   * @param day folder of the day, such as {@code 20250120}; empty where the way has none
   * @param suffix what is added to the name of the second file, such as {@code _v2}; empty where
   *     the way has none
   */
  record Delivery(
      Way way,
      String code,
      String table,
      String unit,
      List<Integer> years,
      String day,
      String suffix,
      String note,
      SourceLocation at)
      implements Serializable {

    Delivery {
      years = List.copyOf(years);
    }

    boolean isIn(int year) {
      return years.isEmpty() || years.contains(year);
    }

    /** Whether a second file is written beside the first. */
    boolean hasSecond() {
      return way == Way.AGAIN || way == Way.COPIED;
    }
  }

  /**
   * A kind of defect.
   *
   * @param kind {@code finding} or {@code anomaly}
   * @param code the finding code or check id that should find it
   * @param table whose rows are chosen
   * @param where rows that may be chosen; null for all
   * @param years years it is planted in; empty for all
   * @param yearBefore the same rows change in the year before, too; expressions can ask which of
   *     the two a row is of
   * @param count rows a year; with a share, the least; null for no least
   * @param share of the rows that may be chosen; null for the count alone
   * @param borrow columns of another unit's row that {@code change} reads as {@code other.column}
   * @param reportOther the other row stands in the ledger too
   * @param change new cells by table (this one, or one below it) and column
   * @param drop tables (this one, or one below it) whose rows are left out
   * @param report table whose row the ledger names: this one, or one below it
   * @param reportWhere which of its rows; null for all
   * @param key what the ledger calls the row; null for the table's key
   * @param raises ids of checks that will find the unit because of it
   * @param also codes of findings that come with it
   */
  record Defect(
      String kind,
      String code,
      String table,
      @Nullable Expression where,
      List<Integer> years,
      boolean yearBefore,
      @Nullable Integer count,
      @Nullable BigDecimal share,
      List<String> borrow,
      boolean reportOther,
      Action action,
      Map<String, Map<String, Expression>> change,
      List<String> drop,
      String report,
      @Nullable Expression reportWhere,
      @Nullable Expression key,
      String field,
      List<String> raises,
      List<String> also,
      String note,
      SourceLocation at)
      implements Serializable {

    Defect {
      raises = List.copyOf(raises);
      also = List.copyOf(also);
      years = List.copyOf(years);
      borrow = List.copyOf(borrow);
      drop = List.copyOf(drop);
      change = ordered(change);
    }

    String label() {
      return kind + " " + code;
    }
  }

  private static <K, V> Map<K, V> ordered(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
