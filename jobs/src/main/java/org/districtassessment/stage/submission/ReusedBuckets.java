package org.districtassessment.stage.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Deals units to buckets as the last run did, as long as that is nearly as fair as dealing anew:
 * what is known of a bucket is of no use when a file that grew has dealt all units to others.
 */
final class ReusedBuckets {

  private ReusedBuckets() {}

  /**
   * @param files takes the name under which they are stored
   * @param bytesByUnit every known unit with the bytes of its own files
   * @param count how many buckets there would be without an earlier run
   */
  static Buckets deal(
      ReuseStore store,
      ReadingContext context,
      ReusedFiles files,
      SortedMap<String, Long> bytesByUnit,
      int count) {
    Buckets dealt = Buckets.deal(bytesByUnit, count);
    String name =
        store.nameOf(
            List.of("buckets", bytesByUnit.keySet().toString(), context.fingerprintOfKey()));
    files.use(List.of(name));
    try {
      Optional<Buckets> last = Sealed.read(context, store, name).map(ReusedBuckets::of);
      if (last.isPresent() && isFair(last.get(), dealt, bytesByUnit)) {
        return last.get();
      }

      store.remove(List.of(name), context.files().configuration());
      store.write(
          name,
          List.of(Sealed.bytes(context.pseudonyms(), name, bytes(dealt))),
          context.files().configuration());
      return dealt;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there are about as many, of which the largest is at most half as large again. */
  private static boolean isFair(Buckets last, Buckets dealt, SortedMap<String, Long> bytesByUnit) {
    return 4 * last.count() >= 3 * dealt.count()
        && 3 * last.count() <= 4 * dealt.count()
        && 2 * last.mostBytes(bytesByUnit) <= 3 * dealt.mostBytes(bytesByUnit);
  }

  private static byte[] bytes(Buckets buckets) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(buckets);
    }
    return bytes.toByteArray();
  }

  private static Buckets of(Sealed sealed) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sealed.content()))) {
      return (Buckets) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
