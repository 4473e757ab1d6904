package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.districtassessment.stage.vector.Packed;
import org.jspecify.annotations.Nullable;

/**
 * What Spark's analyzer made of rules and schemas, from earlier runs of the same program with the
 * same rules and schemas: to read and resolve their texts takes longer than to evaluate a small
 * year. What is not there is made, and kept for later runs by {@link #save}.
 *
 * <p>The file is as trusted as the program that it lies beside. May be asked by several threads.
 */
public final class KeptRules {

  /** Bytes before the content, which tell whether it is as it was written. */
  private static final int DIGEST = 32;

  /** How many files stay: one for each program, rules and schemas. */
  private static final int MOST_FILES = 20;

  private static final Pattern OF_A_YEAR = Pattern.compile("[0-9]+ ");

  private final @Nullable Path file;
  private final Map<String, byte[]> kept = new HashMap<>();
  private final Map<String, Serializable> prepared = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private boolean isChanged;

  private KeptRules(@Nullable Path file) {
    this.file = file;
  }

  /** Keeps nothing. */
  public static KeptRules none() {
    return new KeptRules(null);
  }

  /**
   * Reads what was kept; nothing where there is no file, or one that is not as it was written.
   *
   * @param key names the program, the rules and the schemas; it becomes the name of the file
   */
  public static KeptRules in(Path folder, String key) {
    KeptRules rules = new KeptRules(folder.resolve(key));
    try {
      byte[] content = Files.readAllBytes(folder.resolve(key));
      byte[] all = Arrays.copyOfRange(content, Math.min(DIGEST, content.length), content.length);
      if (Arrays.equals(digest(all), 0, DIGEST, content, 0, Math.min(DIGEST, content.length))) {
        rules.kept.putAll(unpacked(all));
      }
    } catch (IOException e) {
      // Nothing was kept.
    }
    return rules;
  }

  /**
   * Unpacks what a year has yet to ask for, so that it is there when it does; what is asked for
   * again is unpacked then.
   *
   * @param year begins the names of what is of one year alone
   */
  public void prepare(int year) {
    for (String name : unasked()) {
      if (name.startsWith(year + " ") || !OF_A_YEAR.matcher(name).lookingAt()) {
        Serializable unpacked = Packed.unpack(requireNonNull(packed(name)), Serializable.class);
        synchronized (this) {
          prepared.put(name, unpacked);
        }
      }
    }
  }

  private synchronized List<String> unasked() {
    return kept.keySet().stream().filter(name -> !asked.contains(name)).toList();
  }

  /** Returns what is kept by a name, or makes it; each is a copy of its own. */
  <T extends Serializable> T get(String name, Class<T> type, Supplier<T> make) {
    Optional<T> found = find(name, type);
    if (found.isPresent()) {
      return found.get();
    }

    T made = make.get();
    put(name, made);
    return made;
  }

  /** Returns what is kept by a name. */
  <T extends Serializable> Optional<T> find(String name, Class<T> type) {
    Serializable ready = prepared(name);
    if (ready != null) {
      return Optional.of(type.cast(ready));
    }

    byte[] packed = packed(name);
    return packed == null ? Optional.empty() : Optional.of(Packed.unpack(packed, type));
  }

  private synchronized @Nullable Serializable prepared(String name) {
    asked.add(name);
    return prepared.remove(name);
  }

  void put(String name, Serializable made) {
    if (file != null) {
      put(name, Packed.pack(made));
    }
  }

  private synchronized byte @Nullable [] packed(String name) {
    return kept.get(name);
  }

  private synchronized void put(String name, byte[] packed) {
    kept.put(name, packed);
    isChanged = true;
  }

  /**
   * Writes what is new, when a run has ended well. Where nothing can be written the next run makes
   * all of it again, and nothing else differs.
   */
  public synchronized void save() {
    if (file == null || !isChanged) {
      return;
    }

    try {
      Path folder = requireNonNull(file.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "new", "");
      byte[] all = Packed.pack(new HashMap<>(kept));
      try (OutputStream out = Files.newOutputStream(written)) {
        out.write(digest(all));
        out.write(all);
      }
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      isChanged = false;
      removeOldest(folder);
    } catch (IOException e) {
      // The next run makes it again.
    }
  }

  /** Who changes rules keeps them each time; those that were made long ago are not asked for. */
  private static void removeOldest(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    Map<Path, FileTime> made = new HashMap<>();
    for (Path each : files) {
      made.put(each, Files.getLastModifiedTime(each));
    }
    List<Path> newestFirst =
        files.stream().sorted(Comparator.<Path, FileTime>comparing(made::get).reversed()).toList();
    for (Path old : newestFirst.subList(Math.min(MOST_FILES, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  @SuppressWarnings("unchecked") // It is what save wrote.
  private static Map<String, byte[]> unpacked(byte[] all) {
    return (Map<String, byte[]>) Packed.unpack(all, HashMap.class);
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
