package org.districtassessment.stage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.expression.RowExpressions;

/** Sound submissions of an assessment, to be damaged; each can be sent by any unit. */
interface HostileSeeds {

  /** What one unit sends: files by their path in its folder. */
  record Submission(String folder, Map<String, byte[]> files) {}

  Schemas schemas();

  UnitTable unitTable();

  Map<String, List<RowRuleEvaluator>> rowRules();

  /** File name and text of a unit table of so many units, numbered from 1. */
  Map.Entry<String, String> units(int count);

  Submission of(int unit, Random random);

  /** The cases of the office corpus. */
  static HostileSeeds corpus() {
    return new Corpus();
  }

  /** Beginnings of the committed sample files, some of them in another encoding or packed. */
  static HostileSeeds samples() {
    return new Samples();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schemas schemas(Path folder) {
    Problems problems = new Problems();
    Schemas schemas = SchemaFiles.read(folder, problems);
    problems.throwIfAny();
    return schemas;
  }

  /** Replaces ASCII text of the same length in any encoding, and in what is packed. */
  private static byte[] renamed(String name, byte[] bytes, String from, String to) {
    if (Containers.isGzip(name)) {
      return Containers.gunzip(bytes)
          .map(text -> Containers.gzip(replaced(text, from, to)))
          .orElse(bytes);
    }

    Optional<Map<String, byte[]>> packed =
        Containers.isZip(name) ? Containers.entries(bytes) : Optional.empty();
    if (packed.isEmpty()) {
      return replaced(bytes, from, to);
    }

    packed.get().replaceAll((entry, content) -> renamed(entry, content, from, to));
    return Containers.zip(packed.get(), name.endsWith(".zip") ? Containers.GBK : UTF_8);
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    String text = new String(bytes, ISO_8859_1);
    for (Charset charset : List.of(ISO_8859_1, UTF_16LE, UTF_16BE)) {
      text =
          text.replace(
              new String(from.getBytes(charset), ISO_8859_1),
              new String(to.getBytes(charset), ISO_8859_1));
    }
    return text.getBytes(ISO_8859_1);
  }

  /** Harbours with boats and crews. */
  final class Corpus implements HostileSeeds {

    private static final Path CORPUS = Path.of("jobs/src/test/resources/corpus");

    private final Schemas schemas = HostileSeeds.schemas(CORPUS.resolve("schemas"));
    private final List<Path> cases = new ArrayList<>();

    Corpus() {
      try (Stream<Path> folders = Files.list(CORPUS)) {
        folders
            .filter(folder -> Files.exists(folder.resolve(CorpusCase.EXPECTED)))
            .sorted()
            .forEach(cases::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Schemas schemas() {
      return schemas;
    }

    @Override
    public UnitTable unitTable() {
      return new UnitTable("harbour", "harbour_code", "harbour_name", "harbour_class");
    }

    @Override
    public Map<String, List<RowRuleEvaluator>> rowRules() {
      return Map.of();
    }

    @Override
    public Map.Entry<String, String> units(int count) {
      StringBuilder text = new StringBuilder("harbour_code,harbour_name,harbour_class\n");
      for (int i = 1; i <= count; i++) {
        text.append("H%03d,港%03d,示例\n".formatted(i, i));
      }
      return Map.entry("harbour.csv", text.toString());
    }

    @Override
    public Submission of(int unit, Random random) {
      Path folder = cases.get(random.nextInt(cases.size()));
      String code = "H%03d".formatted(unit);
      String was = "H" + folder.getFileName().toString().substring(0, 3);
      Map<String, byte[]> files = new TreeMap<>();
      for (Path file : HostileSeeds.files(folder)) {
        String name = folder.relativize(file).toString();
        if (!name.equals(CorpusCase.EXPECTED)) {
          files.put(name, HostileSeeds.renamed(name, HostileSeeds.bytes(file), was, code));
        }
      }
      return new Submission(code, files);
    }
  }

  /** Districts of the shipped edition, with its row rules. */
  final class Samples implements HostileSeeds {

    private static final Path SAMPLES = Path.of("data-samples/chongqing/2024");
    private static final Pattern CODE = Pattern.compile("500[12]\\d{2}");
    private static final int MOST_LINES = 60;

    private final Schemas schemas = HostileSeeds.schemas(Path.of("schemas"));
    private final Map<String, List<RowRuleEvaluator>> rowRules = new HashMap<>();
    private final List<Path> files =
        HostileSeeds.files(SAMPLES).stream()
            .filter(file -> !SAMPLES.equals(file.getParent()))
            .toList();
    private final List<String> unitLines;

    Samples() {
      try {
        unitLines = Files.readAllLines(SAMPLES.resolve("district.csv")).subList(0, 2);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Problems problems = new Problems();
      for (TableSchema table : schemas.all()) {
        List<RowRuleEvaluator> ofTable = new ArrayList<>();
        for (RowRule rule : table.rowRules()) {
          new RowExpressions()
              .bind(table, rule, problems)
              .ifPresent(expression -> ofTable.add(new ExpressionRowRule(expression)));
        }
        rowRules.put(table.name(), ofTable);
      }
      problems.throwIfAny();
    }

    @Override
    public Schemas schemas() {
      return schemas;
    }

    @Override
    public UnitTable unitTable() {
      return new UnitTable("district", "district_code", "name", "group_name");
    }

    @Override
    public Map<String, List<RowRuleEvaluator>> rowRules() {
      return rowRules;
    }

    @Override
    public Map.Entry<String, String> units(int count) {
      StringBuilder text = new StringBuilder(unitLines.get(0)).append('\n');
      for (int i = 1; i <= count; i++) {
        String[] cells = unitLines.get(1).split(",", -1);
        cells[0] = "%06d".formatted(600_000 + i);
        cells[1] = "第" + i + "区";
        text.append(String.join(",", cells)).append('\n');
      }
      return Map.entry("district.csv", text.toString());
    }

    @Override
    public Submission of(int unit, Random random) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = HostileSeeds.bytes(file);
      int lines = 2 + random.nextInt(MOST_LINES);
      int end = 0;
      for (int i = 0; i < bytes.length && lines > 0; i++) {
        end = i + 1;
        lines -= bytes[i] == '\n' ? 1 : 0;
      }
      byte[] beginning = Mutations.slice(bytes, 0, end);
      String code = "%06d".formatted(600_000 + unit);
      Matcher was = CODE.matcher(new String(beginning, ISO_8859_1));
      byte[] text = was.find() ? HostileSeeds.replaced(beginning, was.group(), code) : beginning;
      String name = CODE.matcher(file.getFileName().toString()).replaceAll(code);
      String stem = name.substring(0, name.length() - ".csv".length());
      return switch (random.nextInt(8)) {
        case 0 -> new Submission(code, Map.of(name + ".gz", Containers.gzip(text)));
        case 1 ->
            new Submission(
                code, Map.of(stem + ".zip", Containers.zip(Map.of(name, text), Containers.GBK)));
        case 2 -> new Submission(code, Map.of(stem + ".txt", wide(text)));
        default -> new Submission(code, Map.of(name, text));
      };
    }

    private static byte[] wide(byte[] text) {
      String read = new String(text, UTF_8);
      String all = read.contains("\uFFFD") ? new String(text, Charset.forName("GB18030")) : read;
      return ("\uFEFF" + all.replace("\uFEFF", "")).getBytes(UTF_16LE);
    }
  }
}
