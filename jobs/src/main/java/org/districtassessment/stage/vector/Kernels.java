package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Abs;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IntegralDivide;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.TryEval;
import org.apache.spark.sql.catalyst.expressions.XxHash64;
import org.apache.spark.sql.catalyst.expressions.Year;
import org.apache.spark.sql.types.DateType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Expressions to kernels; equal ones are one, and so are computed once over the same rows. */
final class Kernels {

  private final Map<Expression, Kernel> known = new HashMap<>();

  List<Kernel> of(List<Expression> expressions) {
    return expressions.stream().map(this::of).toList();
  }

  Kernel of(Expression expression) {
    if (expression instanceof Alias alias) {
      return of(alias.child());
    }

    Kernel kernel = known.get(expression);
    if (kernel == null) {
      kernel = make(expression);
      known.put(expression, kernel);
    }
    return kernel;
  }

  private Kernel make(Expression expression) {
    if (expression instanceof BoundReference reference) {
      return new ColumnKernel(reference);
    }
    if (expression instanceof Literal literal) {
      return new ConstantKernel(literal);
    }
    if (expression instanceof TryEval) {
      // What fails inside of it is null, for that row alone.
      return RowKernel.whole(expression);
    }

    Kernel fast = fast(expression);
    return fast != null ? fast : RowKernel.over(expression, children(expression));
  }

  private List<Kernel> children(Expression expression) {
    List<Kernel> children = new ArrayList<>();
    CollectionConverters.asJava(expression.children()).forEach(child -> children.add(of(child)));
    return children;
  }

  private @Nullable Kernel fast(Expression expression) {
    if (expression instanceof And || expression instanceof Or) {
      List<Kernel> sides = children(expression);
      return new LogicKernel(
          expression, sides.get(0), sides.get(1), expression instanceof And ? 0 : 1);
    }
    if (expression instanceof Not not) {
      return new NotKernel(not, of(not.child()));
    }
    if (expression instanceof IsNull isNull) {
      return new NullKernel(expression, of(isNull.child()), true);
    }
    if (expression instanceof IsNotNull isNotNull) {
      return new NullKernel(expression, of(isNotNull.child()), false);
    }
    if (expression instanceof BinaryComparison compared
        && !(compared instanceof EqualNullSafe)
        && Column.isLong(compared.left().dataType())
        && compared.left().dataType().equals(compared.right().dataType())) {
      return new CompareKernel(compared, of(compared.left()), of(compared.right()));
    }
    if (expression instanceof BinaryComparison compared
        && !(compared instanceof EqualNullSafe)
        && WideKernels.isExact(compared.left())
        && WideKernels.isExact(compared.right())
        && compared.left().dataType().equals(compared.right().dataType())) {
      return new CompareKernel(
          compared, WideKernels.of(compared.left(), this), WideKernels.of(compared.right(), this));
    }
    if ((expression instanceof Add
            || expression instanceof Subtract
            || expression instanceof Multiply)
        && ArithmeticKernel.isExact((BinaryArithmetic) expression)) {
      List<Kernel> sides = children(expression);
      return new ArithmeticKernel((BinaryArithmetic) expression, sides.get(0), sides.get(1));
    }
    if ((expression instanceof Remainder || expression instanceof IntegralDivide)
        && RemainderKernel.isExact((BinaryArithmetic) expression)) {
      List<Kernel> sides = children(expression);
      return new RemainderKernel((BinaryArithmetic) expression, sides.get(0), sides.get(1));
    }
    if (expression instanceof XxHash64 hash
        && CollectionConverters.asJava(hash.children()).stream()
            .allMatch(child -> HashKernel.isOf(child.dataType()))) {
      return new HashKernel(hash, children(expression));
    }
    if (expression instanceof Abs abs && Column.isSmallDecimal(abs.dataType())) {
      return new AbsKernel(abs, of(abs.child()));
    }
    if (expression instanceof Year year && year.child().dataType() instanceof DateType) {
      return new YearKernel(year, of(year.child()));
    }
    if (expression instanceof Concat concat && ConcatKernel.isOfSeveral(concat)) {
      return new ConcatKernel(concat, children(expression));
    }
    if (expression instanceof Cast cast
        && cast.child() instanceof Divide divide
        && QuotientKernel.isExact(cast, divide)) {
      return new QuotientKernel(cast, divide, of(divide.left()), of(divide.right()));
    }
    if (expression instanceof Cast cast) {
      return CastKernel.isExact(cast) ? new CastKernel(cast, of(cast.child())) : null;
    }

    return choice(expression);
  }

  /** An expression of which one of several values counts. */
  private @Nullable Kernel choice(Expression expression) {
    List<Kernel> conditions = new ArrayList<>();
    List<Kernel> values = new ArrayList<>();
    if (expression instanceof CaseWhen choice) {
      CollectionConverters.asJava(choice.branches())
          .forEach(
              branch -> {
                conditions.add(of(branch._1()));
                values.add(of(branch._2()));
              });
      values.add(
          choice.elseValue().isDefined()
              ? of(choice.elseValue().get())
              : new ConstantKernel(new Literal(null, expression.dataType())));
      return new ChoiceKernel(expression, conditions, values);
    }
    if (expression instanceof If choice) {
      return new ChoiceKernel(
          expression,
          List.of(of(choice.predicate())),
          List.of(of(choice.trueValue()), of(choice.falseValue())));
    }
    if (expression instanceof Coalesce) {
      return new CoalesceKernel(expression, children(expression));
    }

    return null;
  }

  /** Returns values with a long each. */
  static LongColumn longs(Column column) {
    return column instanceof WordsColumn words ? words.plain() : (LongColumn) column;
  }
}
