package org.districtassessment.core.schema;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name {@code snake_case}, ASCII; in a published table {@code {dimension}} may stand in it,
 *     for one field per dimension
 * @param aliases other headers it is known by ({@code x-aliases}); name and titles always count
 * @param unit unit of measure of the stored value ({@code x-unit})
 * @param decimals digits after the point of a {@link FieldType#NUMBER} ({@code x-decimals}); else 0
 * @param sensitive replaced by a keyed pseudonym on the way in ({@code x-sensitive}); a string
 * @param trueValues cells that mean true, for a {@link FieldType#BOOLEAN}
 * @param falseValues cells that mean false
 * @param at where the field is declared
 */
public record Field(
    String name,
    FieldType type,
    Text title,
    Text description,
    List<String> aliases,
    @Nullable String unit,
    int decimals,
    boolean sensitive,
    Constraints constraints,
    List<String> trueValues,
    List<String> falseValues,
    SourceLocation at)
    implements Serializable {

  private static final Pattern SNAKE_CASE =
      Pattern.compile("[a-z][a-z0-9_]*(\\{dimension\\}[a-z0-9_]*)?");

  public Field {
    check(SNAKE_CASE.matcher(name).matches(), "Invalid field name: %s (must be snake_case)", name);
    check(
        decimals >= 0 && decimals <= 12, "Invalid x-decimals of %s: %s (0 to 12)", name, decimals);
    check(!sensitive || type == FieldType.STRING, "A sensitive field must be a string: %s", name);
    aliases = List.copyOf(aliases);
    trueValues = List.copyOf(trueValues);
    falseValues = List.copyOf(falseValues);
  }
}
