package org.districtassessment.stage.submission;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Validates the files of one bucket of one year, row by row on demand: shared tables first, then
 * the bucket's units, each table behind those it refers to.
 *
 * <p>A file with rows of several units is walked by every bucket, each of which takes the rows of
 * its own units; rows that name none belong to bucket {@link YearFiles#HOME}. What is found in a
 * row does not depend on the number of buckets.
 *
 * <p>Usage: {@code while (nextFile()) while (nextRow()) ...}.
 */
final class BucketValidator implements Closeable {

  private final ReadingContext context;
  private final YearFiles year;
  private final int bucket;
  private final KeyPlan keyPlan;
  private final Set<String> reported;
  private final Set<Integer> wanted;
  private final ChecksOfRow checks;
  private final GatheredKeys gathered = new GatheredKeys();
  private final Map<String, TableValidator> validators = new LinkedHashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Buckets buckets;

  private @Nullable OpenFile open;
  private @Nullable TableValidator validator;
  private List<RowProblem> problems = List.of();

  /** Something to do before the next row; true if a file has been opened. */
  private interface Step {
    boolean run() throws IOException;
  }

  /** Which checks a row needs. */
  interface ChecksOfRow {
    TableValidator.Checks of(int file, RowWalker row);
  }

  /**
   * @param reported tables whose rows are to be validated
   * @param wanted numbers of the files of interest: of units that sent none of them no row comes
   * @param checks which checks a row needs
   */
  BucketValidator(
      ReadingContext context,
      YearFiles year,
      int bucket,
      Set<String> reported,
      Set<Integer> wanted,
      ChecksOfRow checks) {
    this.context = context;
    this.year = year;
    this.bucket = bucket;
    this.buckets = year.buckets();
    this.reported = reported;
    this.wanted = wanted;
    this.checks = checks;
    this.keyPlan = context.keyPlan();
    planSteps();
  }

  /** Goes to the next file, readable or not; false behind the last one. */
  boolean nextFile() throws IOException {
    closeFile();
    while (!steps.isEmpty()) {
      if (steps.remove().run()) {
        return true;
      }
    }

    return false;
  }

  /** Goes to the file's next row of this bucket; false behind the last one. */
  boolean nextRow() throws IOException {
    if (!file().isReadable() || validator == null) {
      return false;
    }

    RowWalker walker = file().walker();
    while (walker.next()) {
      if (isOfThisBucket(file().file(), walker)) {
        problems = validator.validate(checks.of(file().number(), walker));
        return true;
      }
    }

    return false;
  }

  OpenFile file() {
    if (open == null) {
      throw new IllegalStateException("No file is open");
    }

    return open;
  }

  /** Problems of the current row. */
  List<RowProblem> problems() {
    return problems;
  }

  /** Whether the current row is not accepted; what is no data is neither. */
  boolean isRejected() {
    return isData() && isRejected(file().walker(), problems);
  }

  static boolean isRejected(RowWalker row, List<RowProblem> problems) {
    if (row.isHeaderless() || !row.header().isUsable()) {
      return true;
    }

    for (RowProblem problem : problems) {
      if (problem.severity() == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  /** Whether the current row counts as one that was sent. */
  boolean isData() {
    return file().walker().kind().isData();
  }

  /** Returns which fields of the current row have a value, which the field's reader holds. */
  RowBatch.Present present() {
    return validator == null ? field -> false : validator;
  }

  /** What was converted in the cells of the file so far; nothing of one that is not read. */
  ConversionCounts conversions() {
    return validator == null || !file().isReadable()
        ? new ConversionCounts()
        : ConversionCounts.sum(List.of(validator.conversions()));
  }

  /** The unit of the current row, or of its file; null if neither is known. */
  @Nullable String unit() {
    return validator == null ? null : validator.unit();
  }

  /** Whether this bucket answers for the file as a whole. */
  boolean isHome() {
    return year.homeOf(file().file()) == bucket;
  }

  private void planSteps() {
    BucketGroups groups = BucketGroups.of(context, year, bucket);
    List<List<Integer>> wantedGroups =
        groups.ofUnits().stream().map(BucketGroups.Group::files).filter(this::isWanted).toList();
    if (isWanted(groups.shared().files()) || !wantedGroups.isEmpty()) {
      planShared(groups.shared().files());
    }
    wantedGroups.forEach(this::planGroup);
  }

  private boolean isWanted(List<Integer> files) {
    return files.stream().anyMatch(wanted::contains);
  }

  private void planShared(List<Integer> shared) {
    for (KeyPlan.Source source : keyPlan.sources(reported)) {
      if (source.ofAllUnits()) {
        List<Integer> files = new ArrayList<>();
        for (int i = 0; i < year.files().size(); i++) {
          files.add(i);
        }
        planGather(source, files);
      }
    }
    planValidation(shared);
  }

  private void planGroup(List<Integer> group) {
    steps.add(
        () -> {
          gathered.clearUnits();
          validators.values().forEach(TableValidator::forgetKeys);
          return false;
        });
    for (KeyPlan.Source source : keyPlan.sources(reported)) {
      if (!source.ofAllUnits() && !isGatheredOnTheWay(source)) {
        planGather(source, group);
      }
    }
    planValidation(group);
  }

  private boolean isGatheredOnTheWay(KeyPlan.Source source) {
    return !source.ofAllUnits()
        && reported.contains(source.table())
        && !keyPlan.isNeededBeforeItsTable(source, reported);
  }

  private void planValidation(List<Integer> files) {
    for (String table : keyPlan.order()) {
      for (int file : files) {
        if (year.files().get(file).table().equals(table) && reported.contains(table)) {
          steps.add(() -> openForValidation(file));
        }
      }
    }
  }

  private void planGather(KeyPlan.Source source, List<Integer> files) {
    for (int file : files) {
      if (year.files().get(file).table().equals(source.table())) {
        steps.add(
            () -> {
              gather(source, file);
              return false;
            });
      }
    }
  }

  private boolean openForValidation(int file) throws IOException {
    String table = year.files().get(file).table();
    TableValidator ofTable = validators.computeIfAbsent(table, this::validatorOf);
    open = year.open(context.files(), ofTable.layout(), file);
    validator = ofTable;
    if (open.isReadable()) {
      ofTable.start(open.walker(), file);
    }
    return true;
  }

  private TableValidator validatorOf(String table) {
    List<KeyPlan.Source> gathers =
        keyPlan.sources(reported).stream()
            .filter(source -> source.table().equals(table))
            .filter(this::isGatheredOnTheWay)
            .toList();
    return new TableValidator(context, year, keyPlan, table, gathered, gathers);
  }

  /** Walks over a file only to gather keys; an unreadable file has none. */
  private void gather(KeyPlan.Source source, int number) throws IOException {
    SubmissionFile file = year.files().get(number);
    TableLayout layout = context.layout(file.table());
    UnitLookup units = new UnitLookup(year.units());
    int[] fields = GatheredKeys.fields(source, layout.schema());
    try (OpenFile opened = year.open(context.files(), layout, number)) {
      if (!opened.isReadable() || opened.walker().isHeaderless()) {
        return;
      }

      RowWalker walker = opened.walker();
      RowKeys keys = new RowKeys(walker);
      boolean withUnit = !source.ofAllUnits();
      while (walker.header().isUnambiguous() && walker.next()) {
        boolean counts =
            walker.kind() == RowWalker.Kind.ROW && (!withUnit || isOfItsUnit(file, walker, units));
        if (counts && keys.build(fields, withUnit)) {
          gathered.of(source).add(keys.key().bytes(), keys.key().length(), 0);
        }
      }
    }
  }

  private static boolean isOfItsUnit(SubmissionFile file, RowWalker walker, UnitLookup units) {
    int field = walker.layout().unitField();
    if (!walker.hasValue(field)) {
      return false;
    }

    String unit = units.find(walker.layout().reader(field));
    return unit != null && (file.unit() == null || unit.equals(file.unit()));
  }

  private boolean isOfThisBucket(SubmissionFile file, RowWalker walker) {
    return file.unit() != null || bucketOf(walker, buckets) == bucket;
  }

  /** The bucket of a row in a file of several units or of none. */
  static int bucketOf(RowWalker walker, Buckets buckets) {
    int unitField = walker.layout().unitField();
    if (walker.kind() != RowWalker.Kind.ROW
        || unitField == TableLayout.NONE
        || !walker.hasValue(unitField)) {
      return YearFiles.HOME;
    }

    CellReader unit = walker.layout().reader(unitField);
    return buckets.of(unit.bytes(), unit.from(), unit.to());
  }

  private void closeFile() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeFile();
  }
}
