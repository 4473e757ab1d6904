package org.districtassessment.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.submission.ListedFile;
import org.districtassessment.stage.submission.TablesNeeded;
import org.districtassessment.stage.submission.ValidationJob;
import org.districtassessment.stage.submission.ValidationSettings;
import org.districtassessment.stage.submission.WalkedFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files, as many as {@code -Dfuzz.files} says: whatever they hold, no run stops, no file
 * takes longer than {@link #LIMIT_SECONDS}, and every row is accepted or rejected for a reason.
 *
 * <p>Batch number n of a seed is always the same; {@code -Dfuzz.batch} begins with it. Batches in
 * which something is wrong are kept in {@code target/fuzz}, beside {@code report.txt}.
 */
class HostileBytesTest {

  private static final int FILES = Integer.getInteger("fuzz.files", 500);
  private static final long SEED = Long.getLong("fuzz.seed", 20241231L);
  private static final int FIRST_BATCH = Integer.getInteger("fuzz.batch", 0);
  private static final int FILES_PER_BATCH = 125;
  private static final int LIMIT_SECONDS = 10;
  private static final int SMALL_RUN = 1000;
  private static final Path KEPT = Path.of("target", "fuzz");
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms("fuzz".getBytes(UTF_8));

  @TempDir Path temporary;

  private final List<String> failures = new ArrayList<>();
  private final SortedMap<String, Long> codes = new TreeMap<>();
  private ExecutorService walker = Executors.newSingleThreadExecutor(HostileBytesTest::daemon);
  private long slowestNanos;
  private String slowest = "";
  private int files;
  private int unreadable;
  private int refused;
  private long rowsRead;
  private long rowsAccepted;

  @Test
  void loseNoRowAndStopNoRun() throws IOException {
    long start = System.nanoTime();
    HostileSeeds corpus = HostileSeeds.corpus();
    HostileSeeds samples = HostileSeeds.samples();
    for (int batch = FIRST_BATCH; files < FILES; batch++) {
      boolean isCut = FILES <= SMALL_RUN || batch % 2 == 0;
      tryBatch(batch, batch % 2 == 1 ? samples : corpus, isCut);
    }
    walker.shutdownNow();
    report((System.nanoTime() - start) / 1e9);
    assertThat(failures).isEmpty();
    assertThat(rowsAccepted).as("damage that leaves nothing whole shows little").isPositive();
  }

  private void tryBatch(int batch, HostileSeeds seeds, boolean isCut) throws IOException {
    Path input = Files.createDirectories(temporary.resolve("batch" + batch));
    int before = failures.size();
    // Some errors end the whole machine; then this is what remains.
    Files.createDirectories(KEPT);
    Files.writeString(KEPT.resolve("report.txt"), "ended in batch " + batch + " of " + SEED + "\n");
    write(input.resolve("2024"), batch, seeds);
    SortedMap<String, List<WalkedFile>> walked = walkOver(input, seeds);
    boolean isThrough = false;
    try {
      new Batch(input, seeds, walked).check(isCut);
      isThrough = true;
    } catch (RefusedException e) {
      isThrough = isAboutUnits(e, seeds);
      refused += isThrough ? 1 : 0;
      if (!isThrough) {
        failures.add("batch " + batch + " refused: " + e.getMessage());
      }
    } catch (RuntimeException e) {
      failures.add("batch " + batch + " stopped: " + e);
    } finally {
      if (!isThrough || failures.size() > before) {
        keep(input, KEPT.resolve("batch" + batch));
      }
    }
    FileUtils.deleteDirectory(input.toFile());
  }

  /** Damage that turns a name into the unit table's makes a table without which nothing is read. */
  private static boolean isAboutUnits(RefusedException refused, HostileSeeds seeds) {
    String table = seeds.unitTable().table();
    return refused.problems().stream()
        .map(problem -> problem.at().file())
        .map(file -> file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('!')) + 1))
        .allMatch(name -> name.startsWith(table));
  }

  private static void keep(Path input, Path kept) throws IOException {
    if (Files.exists(kept)) {
      FileUtils.deleteDirectory(kept.toFile());
    }
    FileUtils.copyDirectory(input.toFile(), kept.toFile());
  }

  /** Writes a unit table and damaged submissions, one of each unit. */
  private void write(Path year, int batch, HostileSeeds seeds) throws IOException {
    Files.createDirectories(year);
    Map.Entry<String, String> units = seeds.units(FILES_PER_BATCH);
    Files.writeString(year.resolve(units.getKey()), units.getValue());
    Random random = new Random(SEED + batch);
    int last = Math.min(FILES, files + FILES_PER_BATCH);
    for (int unit = 1; unit <= FILES_PER_BATCH && files < last; unit++) {
      HostileSeeds.Submission sound = seeds.of(unit, random);
      for (Map.Entry<String, byte[]> file : sound.files().entrySet()) {
        Path path = year.resolve(sound.folder()).resolve(renamed(file.getKey(), random));
        Files.createDirectories(path.getParent());
        Files.write(path, damaged(file.getKey(), file.getValue(), random));
        files++;
      }
    }
  }

  /** Now and then a file has the ending of another format. */
  private static String renamed(String name, Random random) {
    List<String> endings = List.of(".csv", ".xlsx", ".zip", ".csv.gz", ".txt");
    return random.nextInt(40) == 0
        ? name.replaceFirst("\\.[^/]*$", "") + endings.get(random.nextInt(endings.size()))
        : name;
  }

  private static byte[] damaged(String name, byte[] sound, Random random) {
    if (random.nextInt(250) == 0) {
      return Containers.bomb(name, sound, random);
    }

    if (Containers.isGzip(name)) {
      return Containers.damagedGzip(sound, random);
    }

    return Containers.isZip(name)
        ? Containers.damagedZip(sound, random)
        : Mutations.ofText(sound, random);
  }

  /** Walks over each file alone, on one core and against the clock; one that hangs is taken out. */
  private SortedMap<String, List<WalkedFile>> walkOver(Path input, HostileSeeds seeds)
      throws IOException {
    SortedMap<String, List<WalkedFile>> walked = new TreeMap<>();
    for (ListedFile file : ListFiles.list(input.toString(), 2024, new Configuration())) {
      long start = System.nanoTime();
      Future<List<WalkedFile>> walk =
          walker.submit(() -> WalkedFile.walk(file, seeds.schemas(), seeds.unitTable()));
      try {
        walked.put(file.path(), walk.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      } catch (ExecutionException e) {
        failures.add(file.path() + ": " + e.getCause());
      } catch (TimeoutException e) {
        failures.add(file.path() + ": not read after " + LIMIT_SECONDS + " s");
        Path hanging = input.resolve(file.path());
        Files.createDirectories(KEPT);
        Files.move(hanging, KEPT.resolve("hangs-" + files + "-" + hanging.getFileName()));
        walker.shutdownNow();
        walker = Executors.newSingleThreadExecutor(HostileBytesTest::daemon);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      long nanos = System.nanoTime() - start;
      if (nanos > slowestNanos) {
        slowestNanos = nanos;
        slowest = file.path() + " of " + file.bytes() + " bytes, among the first " + files;
      }
    }
    return walked;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "walker");
    thread.setDaemon(true);
    return thread;
  }

  private void report(double seconds) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("%,d files of seed %d in %.0f s".formatted(files, SEED, seconds));
    lines.add("%,d files or sheets could not be read".formatted(unreadable));
    lines.add("%,d batches refused, as a file was named like the unit table".formatted(refused));
    lines.add("%,d rows read, %,d accepted".formatted(rowsRead, rowsAccepted));
    lines.add("slowest: %.2f s, %s".formatted(slowestNanos / 1e9, slowest));
    lines.add(
        "heap: %,d MiB at most, of %,d"
            .formatted(peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20));
    codes.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(15)
        .forEach(code -> lines.add("%,12d %s".formatted(code.getValue(), code.getKey())));
    lines.add(failures.size() + " failures");
    lines.addAll(failures);
    Files.createDirectories(KEPT);
    Files.write(KEPT.resolve("report.txt"), lines);
  }

  /** What the pools held at most, each at its own time. */
  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(java.lang.management.MemoryUsage::getUsed)
        .sum();
  }

  /** A year of damaged files, validated. */
  private final class Batch {

    private final Path input;
    private final HostileSeeds seeds;
    private final SortedMap<String, List<WalkedFile>> walked;
    private final SparkSession spark = TestSpark.session();

    Batch(Path input, HostileSeeds seeds, SortedMap<String, List<WalkedFile>> walked) {
      this.input = input;
      this.seeds = seeds;
      this.walked = walked;
    }

    void check(boolean isCut) {
      ValidatedSubmissions validated = validated(ValidationJob.Cut.BY_SIZE);
      List<Row> findings = findings(validated);
      findings.forEach(finding -> codes.merge(finding.getAs("code"), 1L, Long::sum));
      checkRejectedRows(validated, errors(validated, findings));
      checkAcceptedRows(validated);
      checkFiles(validated, findings);
      for (SubmittedFile file : validated.files()) {
        rowsRead += file.rowsRead();
        rowsAccepted += file.accepted();
        unreadable += file.status() == SubmittedFile.Status.UNREADABLE ? 1 : 0;
      }
      if (isCut) {
        ValidatedSubmissions cut = validated(new ValidationJob.Cut(3, 700));
        for (int i = 0; i < validated.files().size(); i++) {
          String whole = validated.files().get(i).toString();
          String inParts = cut.files().get(i).toString();
          expect(whole.equals(inParts), "differs when cut: " + whole + " " + inParts);
        }
        expect(findings(cut).equals(findings), "findings differ when cut");
      }
    }

    private ValidatedSubmissions validated(ValidationJob.Cut cut) {
      return ValidateSubmissions.validateSubmissions(
          spark,
          new ValidationSettings(
              seeds.schemas(),
              seeds.unitTable(),
              seeds.rowRules(),
              PSEUDONYMS,
              Language.EN,
              null,
              cut),
          FindSubmissions.findSubmissions(
              input.toString(),
              2024,
              seeds.schemas(),
              seeds.unitTable(),
              ClinicYear.RULES,
              Language.EN,
              new Configuration()),
          null,
          TablesNeeded.all(seeds.schemas().all()));
    }

    private List<Row> findings(ValidatedSubmissions validated) {
      return ClinicYear.findingRows(validated)
          .select("code", "severity", "file", "sheet", "line", "field", "value")
          .collectAsList();
    }

    /** Errors as {@code place:line code}, those of a whole file or header as {@code place code}. */
    private static Set<String> errors(ValidatedSubmissions validated, List<Row> findings) {
      Set<String> errors = new HashSet<>();
      for (Row finding : findings) {
        if (finding.getAs("severity").equals("error")) {
          errors.add(place(finding) + ":" + finding.getAs("line") + " " + finding.getAs("code"));
        }
      }
      for (Finding finding : validated.fileFindings()) {
        if (finding.severity() == Severity.ERROR) {
          errors.add(place(finding.file(), finding.sheet()) + " " + finding.code());
        }
      }
      return errors;
    }

    private void checkRejectedRows(ValidatedSubmissions validated, Set<String> errors) {
      Map<String, Long> rejected = new HashMap<>();
      Set<String> seen = new HashSet<>();
      for (Row row :
          ClinicYear.rejectedRows(validated)
              .select("file", "sheet", "line", "codes")
              .collectAsList()) {
        String place = place(row);
        rejected.merge(place, 1L, Long::sum);
        String at = place + ":" + row.getAs("line");
        expect(seen.add(at), at + " rejected twice");
        String reasons = row.getAs("codes");
        expect(!reasons.isEmpty(), at + " rejected without reason");
        for (String code : reasons.split(";", -1)) {
          expect(
              errors.contains(at + " " + code) || errors.contains(place + " " + code),
              at + " rejected without an error " + code);
        }
      }
      for (SubmittedFile file : validated.files()) {
        long listed = rejected.getOrDefault(place(file), 0L);
        expect(
            listed == file.rejected(),
            place(file) + ": " + listed + " rows listed as rejected of " + file.rejected());
      }
    }

    private void checkAcceptedRows(ValidatedSubmissions validated) {
      Map<String, Long> accepted = new HashMap<>();
      for (TableSchema table : seeds.schemas().all()) {
        String fields =
            String.join(", ", table.fields().stream().map(f -> "count(" + f.name() + ")").toList());
        for (Row row :
            spark
                .sql(
                    "SELECT _file, count(*), %s FROM submissions.current.%s GROUP BY _file"
                        .formatted(fields, table.name()))
                .collectAsList()) {
          accepted.merge(row.getString(0), row.getLong(1), Long::sum);
        }
      }
      Map<String, Long> counted = new HashMap<>();
      for (SubmittedFile file : validated.files()) {
        if (file.accepted() > 0) {
          counted.merge(file.path(), file.accepted(), Long::sum);
        }
      }
      for (String path : counted.keySet()) {
        expect(
            counted.get(path).equals(accepted.get(path)),
            path + ": " + accepted.get(path) + " rows accepted of " + counted.get(path));
      }
      expect(counted.keySet().containsAll(accepted.keySet()), "rows of files that sent none");
    }

    /** Every file is read or a finding says why not; every row that a walk meets is counted. */
    private void checkFiles(ValidatedSubmissions validated, List<Row> findings) {
      Map<String, SubmittedFile> listed = new HashMap<>();
      Set<String> told = new HashSet<>();
      for (SubmittedFile file : validated.files()) {
        expect(listed.put(place(file), file) == null, place(file) + " listed twice");
        told.add(file.path());
      }
      Set<String> withFinding = new HashSet<>();
      for (Row finding : findings) {
        withFinding.add(place(finding));
        told.add(finding.getAs("file"));
      }
      Set<String> outer = new HashSet<>();
      told.forEach(path -> outer.add(path.replaceFirst("(?s)!.*", "")));
      walked.forEach(
          (path, parts) -> {
            expect(outer.contains(path), path + " is told nowhere");
            parts.forEach(part -> checkPart(part, listed.get(part.place()), withFinding));
          });
    }

    private void checkPart(
        WalkedFile part, @Nullable SubmittedFile counts, Set<String> withFinding) {
      if (counts == null) {
        failures.add(part.place() + " is not listed");
      } else if (counts.status() == SubmittedFile.Status.UNREADABLE) {
        expect(!part.isReadable(), part.place() + " is unreadable only to one");
        expect(withFinding.contains(part.place()), part.place() + " is unreadable for no reason");
      } else if (counts.status() == SubmittedFile.Status.READ) {
        expect(
            part.rows() == counts.rowsRead(),
            part.place() + ": " + counts.rowsRead() + " rows read of " + part.rows());
      }
    }

    private void expect(boolean holds, String failure) {
      if (!holds && failures.size() < 200) {
        failures.add(input.getFileName() + " " + failure);
      }
    }

    private static String place(Row row) {
      return place(row.getAs("file"), row.getAs("sheet"));
    }

    private static String place(SubmittedFile file) {
      return place(file.path(), file.sheet());
    }

    private static String place(String path, @Nullable String sheet) {
      return sheet == null ? path : path + " [" + sheet + "]";
    }
  }
}
