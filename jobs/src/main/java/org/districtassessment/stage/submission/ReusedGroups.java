package org.districtassessment.stage.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.districtassessment.core.finding.FindingCode;
import org.jspecify.annotations.Nullable;

/** What is reused of one year's groups of files, and stored for the next run. */
final class ReusedGroups {

  private final ReuseStore store;
  private final ReadingContext context;
  private final KeyPlan keyPlan;
  private final YearFiles year;
  private final OfYear known;

  /**
   * What is the same for all groups of a year.
   *
   * @param name of what they all rest on, apart from files
   * @param hashes SHA-256 of the files, by number; of a file that could not be read there is none
   * @param all name of all files; null where one of them could not be read
   * @param shared name of the files of shared tables; null where one of them could not be read
   */
  record OfYear(
      String name, SortedMap<Integer, String> hashes, @Nullable String all, @Nullable String shared)
      implements Serializable {

    static OfYear of(
        ReuseStore store,
        ReadingContext context,
        YearFiles year,
        SortedMap<Integer, String> hashes) {
      KeyPlan keyPlan = context.keyPlan();
      List<Integer> all = new ArrayList<>();
      List<Integer> shared = new ArrayList<>();
      for (int i = 0; i < year.files().size(); i++) {
        String table = year.files().get(i).table();
        if (year.validated().contains(table)) {
          all.add(i);
          if (keyPlan.isShared(table)) {
            shared.add(i);
          }
        }
      }
      List<String> texts =
          List.of(
              new TreeSet<>(year.validated()).toString(),
              year.units().toString(),
              context.fingerprintOfKey(),
              context.language().toString());
      return new OfYear(
          store.nameOf(texts),
          hashes,
          texts(year, hashes, all).map(store::nameOf).orElse(null),
          texts(year, hashes, shared).map(store::nameOf).orElse(null));
    }
  }

  /**
   * What is stored of a file behind a seal; behind it are the accepted rows of all files.
   *
   * @param length of its accepted rows
   * @param sha256 of these; empty where none are kept
   */
  private record StoredFile(FileOutcome outcome, int length, String sha256)
      implements Serializable {

    /** Returns where its rows stand in a file of the store; null where none are kept. */
    private @Nullable StoredRows rows(String name, long at) {
      return sha256.isEmpty() ? null : new StoredRows(name, at, length, sha256);
    }
  }

  ReusedGroups(ReuseStore store, ReadingContext context, YearFiles year, OfYear known) {
    this.store = store;
    this.context = context;
    this.keyPlan = context.keyPlan();
    this.year = year;
    this.known = known;
  }

  /**
   * What is known of a bucket before it is validated.
   *
   * @param outcomes of files that an earlier run validated
   * @param names under which these are stored
   * @param others what is to be stored when it is validated, by name
   * @param isAll whether nothing is left to be validated
   */
  record Known(
      List<FileOutcome> outcomes,
      List<String> names,
      SortedMap<String, List<Integer>> others,
      boolean isAll) {}

  /**
   * Finds what is known of a bucket.
   *
   * @param split numbers of files whose cells are checked apart, which are not stored
   */
  Known find(int bucket, Set<Integer> split) throws IOException {
    List<FileOutcome> outcomes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    SortedMap<String, List<Integer>> others = new TreeMap<>();
    boolean isAll = true;
    BucketGroups groups = BucketGroups.of(context, year, bucket);
    for (BucketGroups.Group group : groups.all()) {
      List<Integer> files = validated(group);
      if (files.isEmpty()) {
        continue;
      }

      Optional<String> name =
          files.stream().anyMatch(split::contains) ? Optional.empty() : nameOf(groups, group);
      Optional<List<FileOutcome>> found =
          name.isEmpty() ? Optional.empty() : find(name.get(), files, bucket);
      isAll &= found.isPresent();
      if (found.isPresent()) {
        outcomes.addAll(found.get());
        names.add(name.get());
      } else {
        name.ifPresent(other -> others.put(other, files));
      }
    }
    return new Known(outcomes, names, others, isAll);
  }

  /**
   * Stores for the next run what was not known of a bucket.
   *
   * @param outcomes of all of its files; where they are stored now, this says so from now on
   * @return the names under which it is stored
   */
  List<String> store(Known ofBucket, List<FileOutcome> outcomes) throws IOException {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> other : ofBucket.others.entrySet()) {
      List<FileOutcome> own =
          outcomes.stream()
              .filter(outcome -> other.getValue().contains(outcome.file()))
              .sorted(Comparator.comparingInt(FileOutcome::file))
              .toList();
      if (own.stream().allMatch(this::isOfHashedBytes)) {
        Map<Integer, FileOutcome> stored = new HashMap<>();
        store(other.getKey(), own).forEach(outcome -> stored.put(outcome.file(), outcome));
        outcomes.replaceAll(outcome -> stored.getOrDefault(outcome.file(), outcome));
        names.add(other.getKey());
      }
    }
    return names;
  }

  /** Whether it rests on the bytes that were hashed: none changed, and none could not be read. */
  private boolean isOfHashedBytes(FileOutcome outcome) {
    return outcome.look().failure() != FindingCode.SOURCE_ERROR
        && outcome.look().sha256().equals(known.hashes.get(outcome.file()));
  }

  /** Returns the name under which a group is stored; empty where it cannot be. */
  private Optional<String> nameOf(BucketGroups groups, BucketGroups.Group group) {
    // What is shared may refer to any row, and any row to what is shared.
    String others = group.equals(groups.shared()) ? known.all : known.shared;
    return others == null
        ? Optional.empty()
        : texts(year, known.hashes, validated(group))
            .map(
                own -> {
                  List<String> texts = new ArrayList<>(List.of(known.name, group.name(), others));
                  texts.addAll(own);
                  return store.nameOf(texts);
                });
  }

  /** What files are, and what is in them; empty where one of them could not be read. */
  private static Optional<List<String>> texts(
      YearFiles year, SortedMap<Integer, String> hashes, List<Integer> files) {
    List<String> texts = new ArrayList<>();
    for (int number : files) {
      SubmissionFile file = year.files().get(number);
      String hash = hashes.get(number);
      if (hash == null) {
        return Optional.empty();
      }

      texts.add(file.table() + " " + file.place() + " " + file.format());
      texts.add(hash + " " + year.isKept(file.table()));
    }
    return Optional.of(texts);
  }

  /** Returns the outcomes of files that are stored. */
  private Optional<List<FileOutcome>> find(String name, List<Integer> files, int bucket)
      throws IOException {
    Optional<Sealed> read = Sealed.read(context, store, name);
    if (read.isEmpty()) {
      return Optional.empty();
    }

    List<StoredFile> stored = objects(read.get().content());
    if (stored.size() != files.size()) {
      throw new IllegalStateException("A group of other files has the same name");
    }

    long at = read.get().end();
    List<FileOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      StoredFile file = stored.get(i);
      outcomes.add(file.outcome.at(files.get(i), bucket, file.rows(name, at)));
      at += file.length;
    }
    return Optional.of(outcomes);
  }

  /** Stores outcomes with the rows that are kept; returns them as they are stored. */
  private List<FileOutcome> store(String name, List<FileOutcome> outcomes) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    ArrayList<StoredFile> stored = new ArrayList<>();
    for (FileOutcome outcome : outcomes) {
      if (isKept(outcome)) {
        byte[] rows = KeptRows.of(context).copy(part(outcome));
        parts.add(rows);
        stored.add(new StoredFile(outcome, rows.length, StoredRows.sha256(rows)));
      } else {
        stored.add(new StoredFile(outcome, 0, ""));
      }
    }
    ByteArrayOutputStream objects = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(objects)) {
      out.writeObject(stored);
    }
    byte[] sealed = Sealed.bytes(context.pseudonyms(), name, objects.toByteArray());
    parts.add(0, sealed);
    store.write(name, parts, context.files().configuration());
    long at = sealed.length;
    List<FileOutcome> own = new ArrayList<>();
    for (StoredFile file : stored) {
      own.add(file.outcome.at(file.outcome.file(), file.outcome.bucket(), file.rows(name, at)));
      at += file.length;
    }
    return own;
  }

  /** The files of a group whose rows are validated. */
  private List<Integer> validated(BucketGroups.Group group) {
    return group.files().stream()
        .filter(file -> year.validated().contains(year.files().get(file).table()))
        .toList();
  }

  private boolean isKept(FileOutcome outcome) {
    String table = year.files().get(outcome.file()).table();
    return outcome.look().isReadable() && year.isKept(table);
  }

  private TablePart part(FileOutcome outcome) {
    SubmissionFile file = year.files().get(outcome.file());
    return TablePart.of(year, outcome, keyPlan.namesUnit(file.table()));
  }

  @SuppressWarnings("unchecked") // it was sealed, so it is what store wrote
  private static List<StoredFile> objects(byte[] bytes) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (List<StoredFile>) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
