package org.districtassessment.core.schema;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;
import java.util.List;

/**
 * Values of {@code fields} must stand in {@code referencedFields} of {@code table}; not checked
 * where one of them is missing.
 */
public record ForeignKey(List<String> fields, String table, List<String> referencedFields)
    implements Serializable {

  public ForeignKey {
    fields = List.copyOf(fields);
    referencedFields = List.copyOf(referencedFields);
    check(
        !fields.isEmpty() && fields.size() == referencedFields.size(),
        "A foreign key to %s must name as many fields on both sides",
        table);
  }
}
