package org.districtassessment.stage.submission;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.districtassessment.stage.vector.Answers;
import org.jspecify.annotations.Nullable;

/** Answers to the queries of one stage, in the store of what is reused: a file for each place. */
final class StoredAnswers implements Answers {

  @Serial private static final long serialVersionUID = 1;

  private final Broadcast<ReadingContext> shared;
  private final String stage;
  private final transient @Nullable ReusedFiles files;

  /**
   * @param shared has a store
   * @param stage that asks; the answers of others stand elsewhere
   * @param files takes on the driver which files are used
   */
  StoredAnswers(Broadcast<ReadingContext> shared, String stage, ReusedFiles files) {
    this.shared = shared;
    this.stage = stage;
    this.files = files;
  }

  @Override
  public void use(Collection<String> places) {
    requireNonNull(files, "not on the driver").use(places.stream().map(this::nameOf).toList());
  }

  @Override
  public Map<String, byte[]> of(String place) {
    Map<String, byte[]> answers = new HashMap<>();
    try {
      Sealed.read(shared.value(), store(), nameOf(place))
          .ifPresent(
              whole -> {
                ByteBuffer in = ByteBuffer.wrap(whole.content());
                while (in.hasRemaining()) {
                  String name = new String(next(in), StandardCharsets.UTF_8);
                  answers.put(name, next(in));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answers;
  }

  private static byte[] next(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  @Override
  public void replace(String place, Map<String, byte[]> answers) {
    ReadingContext context = shared.value();
    String name = nameOf(place);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        for (Map.Entry<String, byte[]> answer : answers.entrySet()) {
          byte[] key = answer.getKey().getBytes(StandardCharsets.UTF_8);
          out.writeInt(key.length);
          out.write(key);
          out.writeInt(answer.getValue().length);
          out.write(answer.getValue());
        }
      }
      store().remove(List.of(name), context.files().configuration());
      store()
          .write(
              name,
              List.of(Sealed.bytes(context.pseudonyms(), name, bytes.toByteArray())),
              context.files().configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String nameOf(String place) {
    return store().nameOf(List.of("answers", stage, place, shared.value().fingerprintOfKey()));
  }

  private ReuseStore store() {
    return requireNonNull(shared.value().store(), "there is no store");
  }
}
