package org.districtassessment.generate;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/**
 * Synthetic submissions of any size, from a specification that holds every word about their
 * subject. Below the output folder it writes {@code <year>/…}, as units would send it, and {@code
 * planted-<year>.csv}, the ledger of the defects in it.
 *
 * <p>Same specification, schemas and options, same bytes, whatever the number of cores or
 * partitions. Two Spark jobs a table at most: one to choose the rows with defects, one that writes.
 */
public final class GenerateSubmissions {

  private static final List<String> LEDGER_HEADER =
      List.of("kind", "code", "table", "unit", "key", "field", "file", "line", "note");

  private static final int SLICES_PER_CORE = 4;

  private GenerateSubmissions() {}

  /**
   * Generates.
   *
   * @param spec a generator specification, in YAML
   * @throws RefusedException with all problems, if the specification cannot be used or a year's
   *     folder is there already
   */
  public static GenerateReport generate(
      SparkSession session, Path spec, Schemas schemas, GenerateOptions options) {
    int slices = SLICES_PER_CORE * session.sparkContext().defaultParallelism();
    return generate(session, spec, schemas, options, slices);
  }

  /** The same in {@code slices} partitions, of which no result depends. */
  static GenerateReport generate(
      SparkSession session, Path spec, Schemas schemas, GenerateOptions options, int slices) {
    Problems problems = new Problems();
    OutputFolder folder = new OutputFolder(session, options.output());
    for (int year : options.years()) {
      if (folder.holds(Integer.toString(year))) {
        problems.add(
            SourceLocation.ofFile(options.output() + "/" + year),
            "The folder is there already. Delete it or choose another output");
      }
    }
    Optional<Spec> written = ReadSpec.read(spec, problems);
    written.ifPresent(checked -> CheckSpec.check(checked, schemas, problems));
    Optional<Spec> read =
        options.planting() == GenerateOptions.Planting.NOTHING
            ? written.map(Spec::withoutDefects)
            : written;
    Optional<UnitRows> units =
        read.flatMap(
            ready ->
                UnitRows.read(
                    spec.resolveSibling(ready.units().file()), ready.units(), options, problems));
    problems.throwIfAny();
    return generate(
        session, read.orElseThrow(), units.orElseThrow(), schemas, options, folder, slices);
  }

  private static GenerateReport generate(
      SparkSession session,
      Spec spec,
      UnitRows units,
      Schemas schemas,
      GenerateOptions options,
      OutputFolder folder,
      int slices) {
    TableRows rows = new TableRows(session, spec, schemas, units, options.seed(), slices);
    try {
      return generate(session, spec, rows, schemas, options, folder);
    } finally {
      rows.release();
    }
  }

  private static GenerateReport generate(
      SparkSession session,
      Spec spec,
      TableRows rows,
      Schemas schemas,
      GenerateOptions options,
      OutputFolder folder) {
    ChooseRows.Choices choices = ChooseRows.choose(spec, rows, options.years(), options.seed());
    List<WriteTable.Written> written = new ArrayList<>();
    for (Spec.Table table : spec.tables()) {
      if (!table.hidden()) {
        TableSchema schema = schemas.table(table.name()).orElseThrow();
        Dataset<Row> cells =
            PlantDefects.plant(session, spec, table, schema, rows.of(table), choices);
        List<Spec.Delivery> deliveries =
            spec.deliveries().stream().filter(each -> each.table().equals(table.name())).toList();
        WriteTable writer =
            new WriteTable(
                schema,
                table.oneFile(),
                spec.files(),
                spec.defects(),
                deliveries,
                WriteTable.Turn.FIRST,
                folder,
                options.seed());
        written.addAll(write(cells, writer));
        for (Spec.Delivery delivery : deliveries) {
          if (delivery.hasSecond()) {
            ChooseRows.Choices planted =
                delivery.way() == Spec.Way.AGAIN ? ChooseRows.Choices.NONE : choices;
            Dataset<Row> own = rows.of(table).where(rowsOf(delivery));
            written.addAll(
                write(
                    PlantDefects.plant(session, spec, table, schema, own, planted),
                    writer.second()));
          }
        }
      }
    }
    List<Planted> planted = new ArrayList<>();
    written.forEach(file -> planted.addAll(file.planted()));
    for (int year : options.years()) {
      writeLedger(folder, year, planted);
    }
    return report(written, planted, choices.shortfalls());
  }

  private static Column rowsOf(Spec.Delivery delivery) {
    Column ofUnit = col(TableRows.UNIT).equalTo(delivery.unit());
    return delivery.years().isEmpty()
        ? ofUnit
        : ofUnit.and(col(TableRows.YEAR).isin(delivery.years().toArray()));
  }

  private static List<WriteTable.Written> write(Dataset<Row> cells, WriteTable writer) {
    if (!writer.oneFile()) {
      return cells.javaRDD().mapPartitions(writer::write).collect();
    }

    List<Row> all = new ArrayList<>(cells.collectAsList());
    all.sort(
        Comparator.<Row>comparingInt(row -> row.getInt(PlantDefects.YEAR))
            .thenComparing(row -> row.getString(PlantDefects.UNIT)));
    List<WriteTable.Written> written = new ArrayList<>();
    writer.write(all.iterator()).forEachRemaining(written::add);
    return written;
  }

  private static void writeLedger(OutputFolder folder, int year, List<Planted> planted) {
    try (CsvFile ledger =
        new CsvFile(
            folder.create("planted-" + year + ".csv"), StandardCharsets.UTF_8, false, "\n")) {
      ledger.write(LEDGER_HEADER, null);
      for (Planted line : planted.stream().sorted(Planted.ORDER).toList()) {
        if (line.year() == year) {
          ledger.write(
              List.of(
                  line.kind(),
                  line.code(),
                  line.table(),
                  line.unit(),
                  line.key(),
                  line.field(),
                  line.file(),
                  Long.toString(line.line()),
                  line.note()),
              null);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GenerateReport report(
      List<WriteTable.Written> written, List<Planted> planted, List<String> shortfalls) {
    SortedMap<String, Long> rows = new TreeMap<>();
    written.forEach(file -> rows.merge(file.table(), file.rows(), Long::sum));
    SortedMap<String, Long> counts = new TreeMap<>();
    planted.forEach(line -> counts.merge(line.kind() + " " + line.code(), 1L, Long::sum));
    int files = (int) written.stream().filter(file -> file.rows() > 0).count();
    return new GenerateReport(rows, files, counts, shortfalls);
  }
}
