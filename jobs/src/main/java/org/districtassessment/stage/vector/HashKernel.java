package org.districtassessment.stage.vector;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.expressions.XxHash64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.unsafe.types.UTF8String;

/** Spark's 64-bit hash of texts and of what is kept as a long. */
final class HashKernel extends Kernel {

  private final List<Kernel> of;
  private final long seed;

  HashKernel(XxHash64 hash, List<Kernel> of) {
    super(hash);
    this.of = List.copyOf(of);
    seed = hash.seed();
  }

  static boolean isOf(DataType type) {
    return Column.isLong(type) || type.equals(DataTypes.StringType);
  }

  @Override
  Column over(Frame rows) {
    Column first = rows.values(of.get(0));
    if (of.size() == 1 && seed == ObjectColumn.SEED && first instanceof ObjectColumn texts) {
      return known(texts);
    }

    long[] hashes = new long[rows.rows()];
    Arrays.fill(hashes, seed);
    for (Kernel each : of) {
      Column column = rows.values(each);
      if (!column.type().equals(DataTypes.StringType)) {
        mix(Kernels.longs(column), hashes);
      } else if (each == of.get(0) && column instanceof WordsColumn words) {
        first(words, hashes);
      } else {
        mix(column, hashes);
      }
    }
    return new LongColumn(DataTypes.LongType, hashes.length, hashes, null);
  }

  /** The hashes by which texts are looked up, too; a missing one leaves the hash as it is. */
  private Column known(ObjectColumn texts) {
    long[] hashes = texts.hashes();
    if (texts.hasNull()) {
      hashes = hashes.clone();
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = texts.isNull(i) ? seed : hashes[i];
      }
    }
    return new LongColumn(DataTypes.LongType, hashes.length, hashes, null);
  }

  private static void mix(LongColumn column, long[] hashes) {
    DataType type = column.type();
    boolean isInt =
        type == DataTypes.BooleanType || type == DataTypes.IntegerType || type instanceof DateType;
    for (int i = 0; i < hashes.length; i++) {
      if (!column.isNull(i)) {
        hashes[i] =
            isInt
                ? XXH64.hashInt((int) column.values[i], hashes[i])
                : XXH64.hashLong(column.values[i], hashes[i]);
      }
    }
  }

  /** Where all rows begin with the same hash, each word has one. */
  private void first(WordsColumn words, long[] hashes) {
    long[] ofWords = new long[words.words.length];
    for (int i = 0; i < ofWords.length; i++) {
      Object word = words.words[i];
      ofWords[i] = word == null ? seed : XXH64.hashUTF8String((UTF8String) word, seed);
    }
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = ofWords[words.numbers[i]];
    }
  }

  private static void mix(Column texts, long[] hashes) {
    for (int i = 0; i < hashes.length; i++) {
      Object text = texts.value(i);
      if (text != null) {
        hashes[i] = XXH64.hashUTF8String((UTF8String) text, hashes[i]);
      }
    }
  }
}
