package org.districtassessment.stage.vector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.types.DataType;

/** Things as bytes, so that who unpacks them works with a copy of its own. */
public final class Packed {

  private Packed() {}

  public static byte[] pack(Serializable thing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new Writer(bytes)) {
      out.writeObject(thing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The position of a column. Spark's own brings a function along that reads it, which takes most
   * of the time to unpack an expression.
   */
  private record Position(int ordinal, DataType type, boolean isNullable) implements Serializable {

    @Serial
    private Object readResolve() {
      return new BoundReference(ordinal, type, isNullable);
    }
  }

  private static final class Writer extends ObjectOutputStream {

    private Writer(OutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object each) {
      return each instanceof BoundReference column
          ? new Position(column.ordinal(), column.dataType(), column.nullable())
          : each;
    }
  }

  /** Returns a copy that nobody else works with. */
  public static <T extends Serializable> T unpack(byte[] packed, Class<T> type) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(packed)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass described)
              throws IOException, ClassNotFoundException {
            try {
              return Class.forName(described.getName(), false, loader);
            } catch (ClassNotFoundException e) {
              return super.resolveClass(described);
            }
          }
        }) {
      return type.cast(in.readObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
