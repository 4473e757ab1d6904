package org.districtassessment.stage.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.districtassessment.core.finding.FindingCode;

/** What is reused of one year's groups of files, and stored for the next run. */
final class ReusedGroups {

  private static final String PURPOSE = "accepted rows";
  private static final int SEAL = 32;
  private static final int BEFORE_OBJECTS = SEAL + Integer.BYTES;

  private final ReuseStore store;
  private final ReadingContext context;
  private final KeyPlan keyPlan;
  private final YearFiles year;
  private final SortedMap<Integer, String> hashes;
  private final List<String> ofYear = new ArrayList<>();
  private final List<Integer> all = new ArrayList<>();
  private final List<Integer> shared = new ArrayList<>();

  /**
   * What is stored of a file.
   *
   * @param shapes of its accepted rows, which stand behind all objects; empty where none are kept
   */
  private record StoredFile(FileOutcome outcome, ArrayList<KeptRows.Shape> shapes)
      implements Serializable {}

  /**
   * @param hashes SHA-256 of the files, by number; of a file that could not be read there is none
   */
  ReusedGroups(
      ReuseStore store, ReadingContext context, YearFiles year, SortedMap<Integer, String> hashes) {
    this.store = store;
    this.context = context;
    this.keyPlan = context.keyPlan();
    this.year = year;
    this.hashes = hashes;
    ofYear.add(new TreeSet<>(year.validated()).toString());
    ofYear.add(year.units().toString());
    ofYear.add(context.pseudonyms().of("fingerprint of the key"));
    ofYear.add(context.language().toString());
    for (int i = 0; i < year.files().size(); i++) {
      String table = year.files().get(i).table();
      if (year.validated().contains(table)) {
        all.add(i);
        if (keyPlan.isShared(table)) {
          shared.add(i);
        }
      }
    }
  }

  /**
   * What is known of a bucket before it is validated.
   *
   * @param outcomes of files that an earlier run validated; their rows are kept
   * @param names under which these are stored
   * @param others what is to be stored when it is validated, by name
   */
  record Known(
      List<FileOutcome> outcomes, List<String> names, SortedMap<String, List<Integer>> others) {}

  /**
   * Finds what is known of a bucket.
   *
   * @param split numbers of files whose cells are checked apart, which are not stored
   */
  Known find(int bucket, Set<Integer> split) throws IOException {
    List<FileOutcome> outcomes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    SortedMap<String, List<Integer>> others = new TreeMap<>();
    BucketGroups groups = BucketGroups.of(context, year, bucket);
    for (BucketGroups.Group group : groups.all()) {
      List<Integer> files = validated(group);
      if (files.isEmpty() || files.stream().anyMatch(split::contains)) {
        continue;
      }

      Optional<String> name = nameOf(groups, group);
      Optional<List<FileOutcome>> found =
          name.isEmpty() ? Optional.empty() : find(name.get(), files, bucket);
      if (found.isPresent()) {
        outcomes.addAll(found.get());
        names.add(name.get());
      } else {
        name.ifPresent(other -> others.put(other, files));
      }
    }
    return new Known(outcomes, names, others);
  }

  /**
   * Stores for the next run what was not known of a bucket.
   *
   * @param outcomes of all of its files
   * @return the names under which it is stored
   */
  List<String> store(Known known, List<FileOutcome> outcomes) throws IOException {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> other : known.others.entrySet()) {
      List<FileOutcome> own =
          outcomes.stream()
              .filter(outcome -> other.getValue().contains(outcome.file()))
              .sorted(Comparator.comparingInt(FileOutcome::file))
              .toList();
      if (own.stream().allMatch(this::isOfHashedBytes)) {
        store(other.getKey(), own);
        names.add(other.getKey());
      }
    }
    return names;
  }

  /** Whether it rests on the bytes that were hashed: none changed, and none could not be read. */
  private boolean isOfHashedBytes(FileOutcome outcome) {
    return outcome.look().failure() != FindingCode.SOURCE_ERROR
        && outcome.look().sha256().equals(hashes.get(outcome.file()));
  }

  /** Returns the name under which a group is stored; empty where it cannot be. */
  private Optional<String> nameOf(BucketGroups groups, BucketGroups.Group group) {
    List<String> texts = new ArrayList<>(ofYear);
    texts.add(group.name());
    // What is shared may refer to any row, and any row to what is shared.
    SortedSet<Integer> files = new TreeSet<>(group.equals(groups.shared()) ? all : shared);
    files.addAll(validated(group));
    for (int number : files) {
      SubmissionFile file = year.files().get(number);
      String hash = hashes.get(number);
      if (hash == null) {
        return Optional.empty();
      }

      texts.add(file.table() + " " + file.place() + " " + file.format());
      texts.add(hash + " " + year.isKept(file.table()));
    }
    return Optional.of(store.nameOf(texts));
  }

  /** Returns the outcomes of files that are stored, whose rows are kept from now on. */
  private Optional<List<FileOutcome>> find(String name, List<Integer> files, int bucket)
      throws IOException {
    Optional<byte[]> read = store.read(name, context.files().configuration());
    if (read.isEmpty() || !isSealed(read.get())) {
      return Optional.empty();
    }

    byte[] bytes = read.get();
    int length = ByteBuffer.wrap(bytes).getInt(SEAL);
    List<StoredFile> stored = objects(bytes, length);
    int at = BEFORE_OBJECTS + length;
    if (stored.size() != files.size()) {
      throw new IllegalStateException("A group of other files has the same name");
    }

    List<FileOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      FileOutcome outcome = stored.get(i).outcome.at(files.get(i), bucket);
      outcomes.add(outcome);
      if (isKept(outcome)) {
        at = KeptRows.of(context).keep(part(outcome), stored.get(i).shapes, bytes, at);
      }
    }
    return Optional.of(outcomes);
  }

  private void store(String name, List<FileOutcome> outcomes) throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    ArrayList<StoredFile> stored = new ArrayList<>();
    for (FileOutcome outcome : outcomes) {
      List<KeptRows.Shape> shapes =
          isKept(outcome) ? KeptRows.of(context).copy(part(outcome), rows) : List.of();
      stored.add(new StoredFile(outcome, new ArrayList<>(shapes)));
    }
    ByteArrayOutputStream objects = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(objects)) {
      out.writeObject(stored);
    }
    byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(objects.size()).array();
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    sealed.writeBytes(length);
    objects.writeTo(sealed);
    rows.writeTo(sealed);
    byte[] bytes = sealed.toByteArray();
    byte[] seal = context.pseudonyms().seal(PURPOSE, bytes, 0, bytes.length);
    store.write(name, List.of(seal, bytes), context.files().configuration());
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

  private boolean isSealed(byte[] bytes) {
    if (bytes.length < BEFORE_OBJECTS) {
      return false;
    }

    byte[] seal = context.pseudonyms().seal(PURPOSE, bytes, SEAL, bytes.length - SEAL);
    byte[] found = new byte[SEAL];
    System.arraycopy(bytes, 0, found, 0, SEAL);
    return MessageDigest.isEqual(seal, found);
  }

  @SuppressWarnings("unchecked") // it is sealed, so it is what store wrote
  private static List<StoredFile> objects(byte[] bytes, int length) throws IOException {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes, BEFORE_OBJECTS, length))) {
      return (List<StoredFile>) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
