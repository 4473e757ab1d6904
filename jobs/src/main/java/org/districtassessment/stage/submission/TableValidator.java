package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Finds every problem of the rows of one table, file by file in the order of their paths.
 *
 * <p>Keys are compared among all rows submitted with a readable key, whether or not these rows are
 * accepted: correcting one row never makes another one wrong. A row that does not name a known
 * unit, or not the unit whose file it is in, takes no part in keys.
 */
final class TableValidator implements RowBatch.Present {

  private static final int LINE_BITS = 40;

  private final TableLayout layout;
  private final KeyPlan keyPlan;
  private final List<SubmissionFile> files;
  private final Language language;
  private final FieldCheck[] checks;
  private final KnownCells[] knownCells;
  private final RowRules rules;
  private final UnitLookup units;
  private final boolean isShared;
  private final int[] primaryKey;
  private final KeySet primaryKeys = new KeySet();
  private final int[] uniqueFields;
  private final int[][] uniqueKey;
  private final KeySet[] uniqueKeys;
  private final List<Gathering> gatherings = new ArrayList<>();
  private final List<Looking> lookings = new ArrayList<>();

  private final ConversionCounts conversions = new ConversionCounts();
  private final boolean[] unreadable;
  private final boolean[] isPresent;
  private final BirthDateCheck identities;
  private final List<RowProblem> problems = new ArrayList<>();
  private @Nullable String unit;

  /** Keys that are gathered on the way. */
  private static final class Gathering {
    private final KeySet keys;
    private final int[] fields;
    private final boolean withUnit;

    private Gathering(KeySet keys, KeyPlan.Source source, TableSchema table) {
      this.keys = keys;
      this.fields = GatheredKeys.fields(source, table);
      this.withUnit = !source.ofAllUnits();
    }
  }

  /** A reference that is looked up among gathered keys; of those to units there are none. */
  private record Looking(KeyPlan.Reference to, @Nullable KeySet keys) {}

  /** The file being walked. */
  private @Nullable Walk walk;

  private static final class Walk {
    private final RowWalker walker;
    private final int file;
    private final @Nullable String unit;
    private final byte[] unitBytes;
    private final RowKeys keys;

    private Walk(RowWalker walker, int file, @Nullable String unit) {
      this.walker = walker;
      this.file = file;
      this.unit = unit;
      this.unitBytes = unit == null ? new byte[0] : Cells.utf8(unit);
      this.keys = new RowKeys(walker);
    }
  }

  /**
   * @param gathers the keys to gather on the way
   */
  TableValidator(
      ReadingContext context,
      YearFiles year,
      KeyPlan keyPlan,
      String table,
      GatheredKeys gathered,
      List<KeyPlan.Source> gathers) {
    this.layout = context.layout(table);
    this.keyPlan = keyPlan;
    this.files = year.files();
    this.language = context.language();
    this.units = new UnitLookup(year.units());
    this.isShared = layout.unitField() == TableLayout.NONE;
    TableSchema schema = layout.schema();
    int count = schema.fields().size();
    checks = new FieldCheck[count];
    for (int i = 0; i < count; i++) {
      checks[i] = new FieldCheck(schema.fields().get(i), i, layout.reader(i), language);
    }
    knownCells = new KnownCells[count];
    Arrays.setAll(knownCells, i -> new KnownCells(layout.required(i)));
    unreadable = new boolean[count];
    isPresent = new boolean[count];
    rules = new RowRules(layout, context.rowRules(table), this);
    identities = new BirthDateCheck(schema, language);
    for (KeyPlan.Source source : gathers) {
      gatherings.add(new Gathering(gathered.of(source), source, schema));
    }
    for (KeyPlan.Reference to : keyPlan.references(table)) {
      lookings.add(new Looking(to, to.toUnit() ? null : gathered.of(to.source())));
    }
    primaryKey = schema.primaryKey().stream().mapToInt(schema::indexOf).toArray();
    List<Integer> unique = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (schema.fields().get(i).constraints().unique()) {
        unique.add(i);
      }
    }
    uniqueFields = unique.stream().mapToInt(Integer::intValue).toArray();
    uniqueKey = unique.stream().map(field -> new int[] {field}).toArray(int[][]::new);
    uniqueKeys = new KeySet[uniqueFields.length];
    Arrays.setAll(uniqueKeys, i -> new KeySet());
  }

  TableLayout layout() {
    return layout;
  }

  /** Forgets the rows seen, before those of other units come. */
  void forgetKeys() {
    primaryKeys.clear();
    for (KeySet keys : uniqueKeys) {
      keys.clear();
    }
  }

  /** Starts a file; its rows come by {@link #validate}. */
  void start(RowWalker walker, int file) {
    walk = new Walk(walker, file, files.get(file).unit());
    conversions.clear();
  }

  /** Which of the checks are made. */
  enum Checks {
    ALL,
    /** What a row shows by itself. */
    OF_CELLS,
    /** What takes other rows to see; keys are gathered on the way. */
    OF_KEYS
  }

  /** Returns the problems of the walker's current row; the list is used again for the next row. */
  List<RowProblem> validate(Checks checks) {
    Walk now = now();
    problems.clear();
    unit = now.unit;
    boolean ofCells = checks != Checks.OF_KEYS;
    if (now.walker.kind() == RowWalker.Kind.ROW) {
      validateRow(now, ofCells, checks != Checks.OF_CELLS);
    } else if (ofCells) {
      addKind(now.walker);
    }
    return problems;
  }

  private void addKind(RowWalker walker) {
    switch (walker.kind()) {
      case BLANK -> add(FindingCode.BLANK_ROW, TableLayout.NONE, "");
      case TOTAL -> add(FindingCode.TOTAL_ROW, TableLayout.NONE, "");
      case NOTE -> add(FindingCode.NOTE_ROW, TableLayout.NONE, "");
      case HEADER -> add(FindingCode.REPEATED_HEADER, TableLayout.NONE, "");
      case EXTRA_CELLS -> add(FindingCode.EXTRA_CELL, TableLayout.NONE, cellCounts(walker));
      case MISSING_CELLS -> add(FindingCode.MISSING_CELL, TableLayout.NONE, cellCounts(walker));
      case UNCLOSED -> add(FindingCode.FORMAT_ERROR, TableLayout.NONE, "");
      case ROW -> throw new IllegalStateException("A row of the table has a kind of its own");
    }
  }

  /**
   * Whether the row validated last has a readable cell of a field; told where cells are checked.
   */
  @Override
  public boolean has(int field) {
    return isPresent[field];
  }

  /** What was converted in the cells of the file so far. */
  ConversionCounts conversions() {
    return conversions;
  }

  /** The known unit of the row validated last, or of its file; null if neither is known. */
  @Nullable String unit() {
    return unit;
  }

  private void validateRow(Walk now, boolean ofCells, boolean ofKeys) {
    Header header = now.walker.header();
    boolean usable = header.isUsable(); // if not, the header's problem stands for every row
    if (usable && ofCells) {
      readCells(now.walker);
    }
    boolean takesPart = isShared || namesItsUnit(now, usable && ofCells);
    if (takesPart && ofKeys) {
      gather(now, header);
      if (usable) {
        checkKeys(now);
      }
    }
    if (usable && ofCells) {
      rules.check(unreadable, problems);
    }
  }

  private void readCells(RowWalker walker) {
    for (int i = 0; i < checks.length; i++) {
      unreadable[i] = false;
      int known = walker.recall(i, knownCells[i]);
      isPresent[i] = known == KnownCells.UNKNOWN ? reads(walker, i) : known == KnownCells.VALUE;
    }
    identities.check(layout, isPresent, problems);
  }

  /** Whether a cell has a readable value; whatever is to be said about it is added. */
  private boolean reads(RowWalker walker, int field) {
    if (!walker.find(field)) {
      if (layout.required(field)) {
        add(FindingCode.REQUIRED, field, title(layout.fields().get(field)));
      } else {
        knownCells[field].rememberMissing();
      }
      return false;
    }

    CellReader reader = layout.reader(field);
    if (!walker.reads(field)) {
      unreadable[field] = true;
      add(reader.failure(), field, reader.expected().in(language));
      return false;
    }

    conversions.count(reader);
    int before = problems.size();
    checks[field].check(reader, problems);
    boolean isHonest = reader.isPlain() && problems.size() == before;
    if (isHonest && (!reader.isText() || walker.isTrimmed(field))) {
      knownCells[field].rememberValue(reader.value());
    }
    return true;
  }

  /** Whether the row names a known unit, the file's if that has one. */
  private boolean namesItsUnit(Walk now, boolean reports) {
    RowWalker walker = now.walker;
    int field = layout.unitField();
    if (!walker.hasValue(field)) {
      return false;
    }

    CellReader named = layout.reader(field);
    String hint = now.unit;
    if (hint != null) {
      if (Arrays.equals(
          now.unitBytes, 0, now.unitBytes.length, named.bytes(), named.from(), named.to())) {
        return true;
      }

      if (reports) {
        add(FindingCode.UNIT_MISMATCH, field, hint);
      }
      return false;
    }

    unit = units.find(named);
    if (unit == null && reports) {
      add(FindingCode.FOREIGN_KEY, field, keyPlan.titleOfUnitTable(language));
    }
    return unit != null;
  }

  private void gather(Walk now, Header header) {
    for (Gathering gathering : gatherings) {
      if (header.isUnambiguous() && now.keys.build(gathering.fields, gathering.withUnit)) {
        gathering.keys.add(now.keys.key().bytes(), now.keys.key().length(), 0);
      }
    }
  }

  private void checkKeys(Walk now) {
    long place = ((long) now.file << LINE_BITS) | now.walker.line();
    if (primaryKey.length > 0 && now.keys.build(primaryKey, !isShared)) {
      int last = primaryKey[primaryKey.length - 1];
      addIfSeen(primaryKeys, now.keys.key(), place, FindingCode.UNIQUE_KEY, last);
    }
    for (int i = 0; i < uniqueFields.length; i++) {
      if (now.keys.build(uniqueKey[i], !isShared)) {
        addIfSeen(uniqueKeys[i], now.keys.key(), place, FindingCode.UNIQUE, uniqueFields[i]);
      }
    }
    for (Looking looking : lookings) {
      if (isDangling(looking, now)) {
        int[] fields = looking.to.fields();
        String title = keyPlan.title(looking.to.table(), language);
        add(FindingCode.FOREIGN_KEY, fields[fields.length - 1], title);
      }
    }
  }

  private void addIfSeen(KeySet keys, KeyBuilder key, long place, FindingCode code, int field) {
    long seen = keys.add(key.bytes(), key.length(), place);
    if (seen != KeySet.NOWHERE) {
      String path = files.get((int) (seen >> LINE_BITS)).path();
      add(code, field, path + ":" + (seen & ((1L << LINE_BITS) - 1)));
    }
  }

  private boolean isDangling(Looking looking, Walk now) {
    KeyPlan.Reference to = looking.to;
    if (looking.keys == null) {
      int field = to.fields()[0];
      return now.walker.hasValue(field) && units.find(layout.reader(field)) == null;
    }

    return now.keys.build(to.fields(), !to.source().ofAllUnits())
        && !looking.keys.contains(now.keys.key().bytes(), now.keys.key().length());
  }

  private void add(FindingCode code, int field, String expected) {
    problems.add(RowProblem.of(code, field, expected));
  }

  private String title(Field field) {
    return field.title().in(language);
  }

  private String cellCounts(RowWalker walker) {
    int wanted = walker.header().columns();
    return new Text(
            "表头 " + wanted + " 列，本行 " + walker.cells() + " 列",
            wanted + " in the header, " + walker.cells() + " here")
        .in(language);
  }

  private Walk now() {
    if (walk == null) {
      throw new IllegalStateException("No file was started");
    }

    return walk;
  }
}
