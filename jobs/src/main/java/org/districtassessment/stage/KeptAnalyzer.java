package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.stage.expression.SparkExpressionAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * Answers as Spark's analyzer does: by that, or, where it found no problem with the very same rules
 * and schemas before, by what it said then.
 */
public final class KeptAnalyzer implements ExpressionAnalyzer {

  private static final String VIEWS = "views";

  /** What was said of a view. */
  private record View(Relation relation, TreeSet<String> reads) implements Serializable {}

  /** What was said of all views, by their names. */
  private static final class Views extends HashMap<String, View> {}

  private final KeptRules kept;
  private final @Nullable Views known;
  private final @Nullable Meanwhile<SparkExpressionAnalyzer> analyzer;
  private final Map<String, Relation> found = new HashMap<>();
  private final Map<String, Set<String>> reads = new HashMap<>();

  private KeptAnalyzer(
      KeptRules kept,
      @Nullable Views known,
      @Nullable Meanwhile<SparkExpressionAnalyzer> analyzer) {
    this.kept = kept;
    this.known = known;
    this.analyzer = analyzer;
  }

  /** Begins to load Spark's analyzer where it is needed. */
  public static KeptAnalyzer of(KeptRules kept) {
    Views known = kept.find(VIEWS, Views.class).orElse(null);
    return new KeptAnalyzer(
        kept, known, known == null ? Meanwhile.start(SparkExpressionAnalyzer::prepared) : null);
  }

  /** Keeps what was said, if there are no problems. */
  public void keep(List<Problem> problems) {
    if (known == null && problems.isEmpty()) {
      Views views = new Views();
      found.forEach(
          (name, relation) ->
              views.put(name, new View(relation, new TreeSet<>(requireNonNull(reads.get(name))))));
      kept.put(VIEWS, views);
    }
  }

  @Override
  public void expect(List<SqlView> views, Collection<Relation> tables, Set<String> parameters) {
    if (known == null) {
      engine().expect(views, tables, parameters);
    }
  }

  @Override
  public Optional<Relation> view(
      SqlView view, Iterable<Relation> relations, Set<String> parameters, Problems problems) {
    if (known != null) {
      return Optional.of(of(known, view).relation);
    }

    Optional<Relation> relation = engine().view(view, relations, parameters, problems);
    relation.ifPresent(each -> found.put(view.name(), each));
    return relation;
  }

  @Override
  public Set<String> relations(SqlView view) {
    return known == null
        ? reads.computeIfAbsent(view.name(), name -> engine().relations(view))
        : of(known, view).reads;
  }

  @Override
  public void all(List<Question> questions, Problems problems) {
    if (known == null) {
      engine().all(questions, problems);
    }
  }

  private SparkExpressionAnalyzer engine() {
    return requireNonNull(analyzer).result();
  }

  private static View of(Views known, SqlView view) {
    return requireNonNull(known.get(view.name()), view.name());
  }
}
