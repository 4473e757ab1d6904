package org.districtassessment.stage.vector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Everywhere;
import org.districtassessment.stage.vector.Step.Exchange;
import org.districtassessment.stage.vector.Step.Filter;
import org.districtassessment.stage.vector.Step.Join;
import org.districtassessment.stage.vector.Step.Known;
import org.districtassessment.stage.vector.Step.Once;
import org.districtassessment.stage.vector.Step.Partial;
import org.districtassessment.stage.vector.Step.Project;
import org.districtassessment.stage.vector.Step.Scan;
import org.districtassessment.stage.vector.Step.Union;
import org.jspecify.annotations.Nullable;

/**
 * Names steps by what they ask, apart from the rows of tables: the SHA-256 of what they do, of the
 * names of the steps they are made of, and of the rows that are everywhere.
 */
final class StepNames {

  private final IntFunction<String> tables;
  private final Map<Everywhere, List<Block>> everywhere;
  private final IdentityHashMap<Step, Named> known = new IdentityHashMap<>();

  /**
   * A step.
   *
   * @param name null where it does something of which there is no text, or rows are not known
   * @param tables numbers of the tables whose rows it is made of, those everywhere apart
   */
  record Named(@Nullable String name, SortedSet<Integer> tables) {}

  /**
   * @param tables names of tables, by number
   * @param everywhere rows of steps that are everywhere
   */
  StepNames(IntFunction<String> tables, Map<Everywhere, List<Block>> everywhere) {
    this.tables = tables;
    this.everywhere = everywhere;
  }

  Named of(Step step) {
    Named named = known.get(step);
    if (named == null) {
      named = name(step);
      known.put(step, named);
    }
    return named;
  }

  private Named name(Step step) {
    if (step instanceof Everywhere each) {
      List<Block> rows = everywhere.get(each);
      return new Named(
          rows == null ? null : sha256(List.of("everywhere", Block.sameRows(each.types(), rows))),
          new TreeSet<>());
    }

    List<String> texts = new ArrayList<>();
    SortedSet<Integer> read = new TreeSet<>();
    Optional<String> own = CanonicalText.of(whatItDoes(step));
    own.ifPresent(texts::add);
    boolean isKnown = own.isPresent();
    for (Step of : Needed.of(step)) {
      Named named = of(of);
      String name = named.name();
      if (name == null) {
        isKnown = false;
      } else {
        texts.add(name);
      }
      read.addAll(named.tables());
    }
    if (step instanceof Scan scan) {
      read.add(scan.table());
    }
    return new Named(isKnown ? sha256(texts) : null, read);
  }

  private List<@Nullable Object> whatItDoes(Step step) {
    String kind = step.getClass().getSimpleName();
    if (step instanceof Scan scan) {
      return Arrays.asList(kind, tables.apply(scan.table()), scan.types());
    }
    if (step instanceof Known rows) {
      return Arrays.asList(kind, rows.types(), rows.rows());
    }
    if (step instanceof Project project) {
      return Arrays.asList(kind, project.values());
    }
    if (step instanceof Filter filter) {
      return Arrays.asList(kind, filter.condition());
    }
    if (step instanceof Join join) {
      return Arrays.asList(
          kind,
          join.kind(),
          join.leftKeys(),
          join.rightKeys(),
          join.condition(),
          join.left().types());
    }
    if (step instanceof Aggregate aggregate) {
      return Arrays.asList(kind, aggregate.keys(), aggregate.aggregations());
    }
    if (step instanceof Partial partial) {
      return Arrays.asList(kind, partial.groups().keys(), partial.groups().aggregations());
    }
    if (step instanceof Exchange exchange) {
      return Arrays.asList(kind, exchange.keys(), exchange.level());
    }
    if (step instanceof Union || step instanceof Once) {
      return Arrays.asList(kind); // nothing but the steps they are made of
    }

    throw new IllegalStateException("Nobody says what this asks: " + kind);
  }

  /** Returns the SHA-256 of texts in their order, in lower-case hexadecimal. */
  static String sha256(List<String> texts) {
    MessageDigest digest = digest();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
