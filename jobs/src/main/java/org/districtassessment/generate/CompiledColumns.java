package org.districtassessment.generate;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeAndComment;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeFormatter;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Columns of a row as Java source, which Spark generates from their expressions. A column has a
 * method of its own, short enough for Java to compile it; all of them work on one row, in which
 * every column has its place, so that no row is copied.
 *
 * @param references objects that the code uses
 */
record CompiledColumns(CodeAndComment code, List<Object> references) implements Serializable {

  /**
   * Columns that are computed from the row as it is before any of them.
   *
   * @param places of the columns in the row
   * @param values bound to places of the same row
   */
  record Step(List<Integer> places, List<Expression> values) {

    Step {
      places = List.copyOf(places);
      values = List.copyOf(values);
    }

    static Step of(int place, Expression value) {
      return new Step(List.of(place), List.of(value));
    }
  }

  /** Generates code that takes one step after the other. */
  static CompiledColumns of(List<Step> steps) {
    CodegenContext context = new CodegenContext();
    StringBuilder calls = new StringBuilder();
    for (Step step : steps) {
      String name = context.freshName("step");
      String body =
          "private void %s(InternalRow %s) {%n%s}%n"
              .formatted(name, context.INPUT_ROW(), body(context, step));
      calls.append(context.addNewFunction(name, body, false)).append("(i);\n");
    }
    String source =
        """
        public Object generate(Object[] references) {
          return new SpecificRowCode(references);
        }

        class SpecificRowCode extends %s {
          private Object[] references;
          %s

          public SpecificRowCode(Object[] references) {
            this.references = references;
            %s
          }

          public void compute(InternalRow i) {
            %s
          }

          %s
        }
        """
            .formatted(
                RowCode.class.getName(),
                context.declareMutableStates(),
                context.initMutableStates(),
                calls,
                context.declareAddedFunctions());
    return new CompiledColumns(
        CodeFormatter.stripOverlappingComments(
            new CodeAndComment(source, context.getPlaceHolderToComments())),
        List.copyOf(CollectionConverters.asJava(context.references())));
  }

  private static String body(CodegenContext context, Step step) {
    StringBuilder computed = new StringBuilder();
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < step.values().size(); i++) {
      Expression value = step.values().get(i);
      int place = step.places().get(i);
      ExprCode code = value.genCode(context);
      computed.append(code.code()).append('\n');
      set.append(
          "if (%s) { i.setNullAt(%d); } else { %s; }%n"
              .formatted(code.isNull(), place, set(value.dataType(), place, code)));
    }
    return computed.append(set).toString();
  }

  /** Spark's own setter copies texts and arrays, which nothing here changes. */
  private static String set(DataType type, int place, ExprCode code) {
    if (CodeGenerator.isPrimitiveType(type)) {
      return "i.set%s(%d, %s)"
          .formatted(CodeGenerator.primitiveTypeName(type), place, code.value());
    }
    return "i.update(%d, %s)".formatted(place, code.value());
  }

  /** Returns the code, compiled once in a Java machine, for use by one thread. */
  RowCode start() {
    return (RowCode) CodeGenerator.compile(code)._1().generate(references.toArray());
  }
}
