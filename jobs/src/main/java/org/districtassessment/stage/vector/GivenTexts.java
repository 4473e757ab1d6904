package org.districtassessment.stage.vector;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A few rows of texts that stand in the place of a table: they are part of what is asked. */
public record GivenTexts(String name, List<List<String>> rows) implements SupportsRead {

  public GivenTexts {
    rows = List.copyOf(rows);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of();
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    throw new UnsupportedOperationException("Given rows are not read");
  }
}
