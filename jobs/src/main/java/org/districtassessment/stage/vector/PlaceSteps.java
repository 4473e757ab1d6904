package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Everywhere;
import org.districtassessment.stage.vector.Step.Exchange;
import org.districtassessment.stage.vector.Step.Filter;
import org.districtassessment.stage.vector.Step.Join;
import org.districtassessment.stage.vector.Step.JoinKind;
import org.districtassessment.stage.vector.Step.Known;
import org.districtassessment.stage.vector.Step.Once;
import org.districtassessment.stage.vector.Step.Project;
import org.districtassessment.stage.vector.Step.Scan;
import org.districtassessment.stage.vector.Step.Union;

/**
 * Puts exchanges where rows that belong together are not in one place. Questions within a unit need
 * none, as a unit's rows are read in one place.
 */
final class PlaceSteps {

  private final UniqueSteps unique;
  private final IntFunction<Place> ofTable;
  private final IdentityHashMap<Step, Step> placed = new IdentityHashMap<>();
  private final IdentityHashMap<Step, Place> places = new IdentityHashMap<>();

  /**
   * @param ofTable where the rows of a table are, by its number
   */
  PlaceSteps(UniqueSteps unique, IntFunction<Place> ofTable) {
    this.unique = unique;
    this.ofTable = ofTable;
  }

  /** Returns a step with the same rows that can be computed place by place; each is once. */
  Step place(Step step) {
    return onlyOnce(placed(step));
  }

  /** Returns where the rows of a placed step are. */
  Place placeOf(Step step) {
    return requireNonNull(places.get(step));
  }

  private Step placed(Step step) {
    Step known = placed.get(step);
    if (known == null) {
      known = compute(step);
      placed.put(step, known);
    }
    return known;
  }

  private Step compute(Step step) {
    if (step instanceof Scan scan) {
      return at(step, ofTable.apply(scan.table()));
    }
    if (step instanceof Known) {
      return at(step, Place.everywhere());
    }
    if (step instanceof Project project) {
      Step of = placed(project.of());
      return at(new Project(of, project.values()), projected(placeOf(of), project.values()));
    }
    if (step instanceof Filter filter) {
      Step of = placed(filter.of());
      return at(new Filter(of, filter.condition()), placeOf(of));
    }
    if (step instanceof Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (step instanceof Union union) {
      return union(union);
    }
    if (step instanceof Join join) {
      return join(join);
    }

    throw new IllegalStateException("Placed already: " + step);
  }

  private Step at(Step step, Place place) {
    Step kept = unique.one(step);
    places.put(kept, place);
    return kept;
  }

  private Step onlyOnce(Step step) {
    return placeOf(step).isEverywhere() ? at(new Once(step), Place.somewhere(0)) : step;
  }

  private Step exchanged(Step step, List<Expression> keys, int level) {
    boolean areColumns = keys.stream().allMatch(BoundReference.class::isInstance);
    return at(
        new Exchange(step, keys, level),
        areColumns ? new Place(level, Place.Kind.BY_ALL, positions(keys)) : Place.somewhere(level));
  }

  private Step aggregate(Aggregate aggregate) {
    Step of = onlyOnce(placed(aggregate.of()));
    Place place = placeOf(of);
    List<Expression> keys = aggregate.keys();
    if (!keys.isEmpty() && place.bringsTogether(positions(keys))) {
      return at(
          new Aggregate(of, keys, aggregate.aggregations()),
          new Place(place.level(), place.kind(), outputOf(keys, place.columns())));
    }

    return PartialAggregates.split(aggregate)
        .map(
            parts -> {
              Aggregate groups = new Aggregate(of, keys, parts.before());
              Step partial =
                  at(
                      PartialAggregates.ofRows(groups)
                          .<Step>map(rows -> new Step.Partial(groups, rows))
                          .orElse(groups),
                      Place.somewhere(place.level()));
              return merged(partial, parts.keys(), parts.after(), place.level() + 1);
            })
        .orElseGet(() -> merged(of, keys, aggregate.aggregations(), place.level() + 1));
  }

  private Step merged(
      Step of, List<Expression> keys, List<Step.Aggregation> aggregations, int level) {
    Step together = exchanged(of, keys, level);
    Set<Integer> first = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      first.add(i);
    }
    return at(
        new Aggregate(together, keys, aggregations), new Place(level, Place.Kind.BY_ALL, first));
  }

  private Step union(Union union) {
    List<Step> all = union.of().stream().map(each -> onlyOnce(placed(each))).toList();
    int level = all.stream().mapToInt(each -> placeOf(each).level()).max().orElse(0);
    List<Step> atLevel = new ArrayList<>();
    Set<Integer> columns = null;
    for (Step each : all) {
      Place place = placeOf(each);
      if (place.level() < level) {
        atLevel.add(exchanged(each, references(each), level));
        columns = new HashSet<>();
      } else {
        atLevel.add(each);
        Set<Integer> own = place.kind() == Place.Kind.BY_ANY ? place.columns() : Set.of();
        if (columns == null) {
          columns = new HashSet<>(own);
        } else {
          columns.retainAll(own);
        }
      }
    }
    return at(
        new Union(atLevel),
        new Place(level, Place.Kind.BY_ANY, columns == null ? Set.of() : columns));
  }

  private static List<Expression> references(Step step) {
    List<Expression> all = new ArrayList<>();
    for (int i = 0; i < step.types().size(); i++) {
      all.add(new BoundReference(i, step.types().get(i), true));
    }
    return all;
  }

  private Step join(Join join) {
    Step left = onlyOnce(placed(join.left()));
    Step right = placed(join.right());
    if (join.kind() == JoinKind.FULL) {
      right = onlyOnce(right);
    }
    Place atLeft = placeOf(left);
    Place atRight = placeOf(right);
    if (atRight.isEverywhere()) {
      return at(with(join, left, right), ofLeft(join, atLeft));
    }
    if (isTogether(join, atLeft, atRight)) {
      return at(with(join, left, right), ofLeft(join, atLeft));
    }
    if (join.isRightSmall() && join.kind() != JoinKind.FULL) {
      Step everywhere = at(new Everywhere(right), Place.everywhere());
      return at(with(join, left, everywhere), ofLeft(join, atLeft));
    }

    int level =
        Math.max(
            atLeft.level() + (isBy(atLeft, join.leftKeys()) ? 0 : 1),
            atRight.level() + (isBy(atRight, join.rightKeys()) ? 0 : 1));
    Step movedLeft = moved(left, join.leftKeys(), level);
    Step movedRight = moved(right, join.rightKeys(), level);
    return at(with(join, movedLeft, movedRight), ofLeft(join, placeOf(movedLeft)));
  }

  private Step moved(Step step, List<Expression> keys, int level) {
    Place place = placeOf(step);
    return place.level() == level && isBy(place, keys) ? step : exchanged(step, keys, level);
  }

  /**
   * Whether rows are where an exchange by these keys would bring them, which only is so when they
   * came by one, and the keys have the order of the columns.
   */
  private static boolean isBy(Place place, List<Expression> keys) {
    return place.level() > 0
        && place.kind() == Place.Kind.BY_ALL
        && keys.size() == 1
        && place.columns().equals(positions(keys));
  }

  private static boolean isTogether(Join join, Place left, Place right) {
    if (left.level() != 0 || right.level() != 0) {
      return false;
    }

    for (int i = 0; i < join.leftKeys().size(); i++) {
      boolean isUnit =
          join.leftKeys().get(i) instanceof BoundReference ofLeft
              && join.rightKeys().get(i) instanceof BoundReference ofRight
              && left.columns().contains(ofLeft.ordinal())
              && right.columns().contains(ofRight.ordinal());
      if (isUnit) {
        return true;
      }
    }
    return false;
  }

  private static Join with(Join join, Step left, Step right) {
    return new Join(
        join.kind(),
        left,
        right,
        join.leftKeys(),
        join.rightKeys(),
        join.condition(),
        join.isRightSmall());
  }

  /** A full join makes rows whose left columns are null. */
  private static Place ofLeft(Join join, Place left) {
    return join.kind() == JoinKind.FULL ? Place.somewhere(left.level()) : left;
  }

  private static Place projected(Place place, List<Expression> values) {
    Set<Integer> output = outputOf(values, place.columns());
    boolean isLost =
        place.kind() == Place.Kind.BY_ALL && !positions(values).containsAll(place.columns());
    return isLost ? Place.somewhere(place.level()) : new Place(place.level(), place.kind(), output);
  }

  /** Positions of expressions that are one of the columns. */
  private static Set<Integer> outputOf(List<Expression> values, Set<Integer> columns) {
    Set<Integer> output = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof BoundReference reference
          && columns.contains(reference.ordinal())) {
        output.add(i);
      }
    }
    return output;
  }

  /** The columns that expressions are; nothing is known by one that is more than a column. */
  private static Set<Integer> positions(List<Expression> values) {
    Set<Integer> positions = new HashSet<>();
    for (Expression value : values) {
      if (value instanceof BoundReference reference) {
        positions.add(reference.ordinal());
      }
    }
    return positions;
  }
}
