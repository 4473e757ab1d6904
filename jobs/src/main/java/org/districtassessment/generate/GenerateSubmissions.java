package org.districtassessment.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
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
 * partitions. Two Spark jobs: one samples the rows that may get defects, one writes all tables.
 * Both go through the rows of one unit after the other, and keep none.
 */
public final class GenerateSubmissions {

  private static final List<String> LEDGER_HEADER =
      List.of("kind", "code", "table", "unit", "key", "field", "file", "line", "note");

  private static final int SLICES_PER_CORE = 4;
  private static final long PERSONS_PER_SLICE = 200_000;
  private static final long MOST_SLICES = 1_000;

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
    long years = options.years().size();
    int slices =
        (int)
            Math.max(
                (long) SLICES_PER_CORE * session.sparkContext().defaultParallelism(),
                Math.min(MOST_SLICES, options.persons() * years / PERSONS_PER_SLICE));
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
    PlanTables plans = new PlanTables(session, spec, schemas);
    TablePlan.Units ofUnits = plans.units(units.type(), options.seed());
    Map<Integer, SampleRows.Table> sampled = SampleRows.bind(spec, plans, options.seed());
    Map<Integer, WriteTable> writers = writers(spec, plans, schemas, options, folder);
    RowPlan plan = new RowPlan(ofUnits, plans.finished());

    List<List<Row>> runs = units.runs(slices);
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .parallelize(runs, runs.size())
            .flatMap(List::iterator);
    SampleRows sampling =
        new SampleRows(
            new RowPlan(ofUnits, plans.finishedForOthers()),
            sampled,
            sampled.keySet().stream()
                .collect(
                    Collectors.toMap(
                        position -> position,
                        position -> plans.others(spec.tables().get(position)))));
    ChooseRows.Choices choices = choose(spec, rows, sampling, options);
    WriteRows writing = new WriteRows(plan, writers, choices.byTable());
    List<WriteTable.Written> written =
        writeShared(folder, schemas, rows.mapPartitions(writing::write).collect());

    List<Planted> planted = new ArrayList<>();
    written.forEach(file -> planted.addAll(file.planted()));
    for (int year : options.years()) {
      writeLedger(folder, year, planted);
    }
    return report(written, planted, choices.shortfalls());
  }

  private static Map<Integer, WriteTable> writers(
      Spec spec, PlanTables plans, Schemas schemas, GenerateOptions options, OutputFolder folder) {
    Map<Integer, WriteTable> writers = new TreeMap<>();
    for (int i = 0; i < spec.tables().size(); i++) {
      Spec.Table table = spec.tables().get(i);
      if (!table.hidden()) {
        TableSchema schema = schemas.table(table.name()).orElseThrow();
        writers.put(
            i,
            new WriteTable(
                schema,
                table.oneFile(),
                spec.files(),
                spec.defects(),
                spec.deliveries().stream()
                    .filter(each -> each.table().equals(table.name()))
                    .toList(),
                TableCells.bind(spec, table, schema, plans.layout(table)),
                folder,
                options.seed()));
      }
    }
    return writers;
  }

  private static ChooseRows.Choices choose(
      Spec spec, JavaRDD<Row> rows, SampleRows sampling, GenerateOptions options) {
    if (sampling.tables().isEmpty()) {
      return ChooseRows.Choices.NONE;
    }
    Sample sample = rows.mapPartitions(sampling::sample).reduce(Sample::with);
    return ChooseRows.choose(spec, sample, options.years());
  }

  /**
   * Writes the files of all units: tasks leave their lines to one that writes them in order, as a
   * unit has few lines in them.
   */
  private static List<WriteTable.Written> writeShared(
      OutputFolder folder, Schemas schemas, List<WriteTable.Written> written) {
    List<WriteTable.Written> all = new ArrayList<>();
    SortedMap<String, List<WriteTable.Written>> shared = new TreeMap<>();
    for (WriteTable.Written file : written) {
      if (file.lines().isEmpty()) {
        all.add(file);
      } else {
        shared.computeIfAbsent(file.file(), path -> new ArrayList<>()).add(file);
      }
    }
    for (List<WriteTable.Written> parts : shared.values()) {
      TableSchema table = schemas.table(parts.get(0).table()).orElseThrow();
      parts.sort(Comparator.comparing(WriteTable.Written::unit));
      all.addAll(writeShared(folder, table, parts));
    }
    return all;
  }

  private static List<WriteTable.Written> writeShared(
      OutputFolder folder, TableSchema table, List<WriteTable.Written> parts) {
    WriteTable.Written first = parts.get(0);
    FileStyle style = FileStyle.ofAll(table, first.year());
    List<Planted> planted = new ArrayList<>();
    long rows = 0;
    try (CsvFile csv =
        new CsvFile(
            folder.create(first.file()), style.charset(), style.byteOrderMark(), style.lineEnd())) {
      csv.write(style.header(), null);
      for (WriteTable.Written part : parts) {
        long before = csv.line() - 1;
        part.planted().forEach(line -> planted.add(line.below(before)));
        csv.lines(part.lines(), part.end() - 1);
        rows += part.rows();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(
        new WriteTable.Written(first.year(), "", table.name(), first.file(), rows, planted, "", 1));
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
