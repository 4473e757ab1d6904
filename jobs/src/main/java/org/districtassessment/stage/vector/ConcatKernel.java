package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Texts one behind the other; null where one is missing. */
final class ConcatKernel extends Kernel {

  private final List<Kernel> of;

  ConcatKernel(Concat concat, List<Kernel> of) {
    super(concat);
    this.of = List.copyOf(of);
  }

  /** Whether more than one text is none that always stands there: not so few are different then. */
  static boolean isOfSeveral(Concat concat) {
    List<Expression> children = CollectionConverters.asJava(concat.children());
    return children.stream().allMatch(child -> child.dataType().equals(DataTypes.StringType))
        && children.stream().filter(child -> !child.foldable()).count() > 1;
  }

  @Override
  Column over(Frame rows) {
    List<Column> parts = new ArrayList<>();
    of.forEach(each -> parts.add(rows.values(each)));
    @Nullable UTF8String[] texts = new UTF8String[parts.size()];
    @Nullable Object[] values = new Object[rows.rows()];
    for (int row = 0; row < values.length; row++) {
      for (int i = 0; i < texts.length; i++) {
        texts[i] = (UTF8String) parts.get(i).value(row);
      }
      values[row] = UTF8String.concat(texts);
    }
    return new ObjectColumn(DataTypes.StringType, values);
  }
}
