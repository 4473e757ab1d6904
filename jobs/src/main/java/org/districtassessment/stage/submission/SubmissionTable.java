package org.districtassessment.stage.submission;

import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A table of the catalog, which can only be read. */
record SubmissionTable(String name, StructType type, Function<StructType, Scan> scan)
    implements SupportsRead {

  @Override
  public Column[] columns() {
    return CatalogV2Util.structTypeToV2Columns(type);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new Pruned(type, scan);
  }

  /** Reads only the columns that the query needs. */
  private static final class Pruned implements ScanBuilder, SupportsPushDownRequiredColumns {

    private StructType required;
    private final Function<StructType, Scan> scan;

    private Pruned(StructType required, Function<StructType, Scan> scan) {
      this.required = required;
      this.scan = scan;
    }

    @Override
    public void pruneColumns(StructType needed) {
      required = needed;
    }

    @Override
    public Scan build() {
      return scan.apply(required);
    }
  }
}
