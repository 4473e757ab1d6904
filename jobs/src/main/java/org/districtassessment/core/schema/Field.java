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
 * @param name {@code snake_case}, ASCII; in a published table {@code {dimension}} or {@code
 *     {amount}} may stand in it, for one field per dimension or amount
 * @param aliases other headers it is known by ({@code x-aliases}); name and titles always count
 * @param unit unit of measure of the stored value ({@code x-unit})
 * @param decimals digits after the point of a {@link FieldType#NUMBER} ({@code x-decimals}); else 0
 * @param sensitive replaced by a keyed pseudonym on the way in ({@code x-sensitive}); a string
 * @param trueValues cells that mean true, for a {@link FieldType#BOOLEAN}
 * @param falseValues cells that mean false
 * @param intake how its cells may be written
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
    Intake intake,
    SourceLocation at)
    implements Serializable {

  private static final Pattern SNAKE_CASE =
      Pattern.compile("[a-z][a-z0-9_]*(\\{(dimension|amount)\\}[a-z0-9_]*)?");

  public Field {
    check(SNAKE_CASE.matcher(name).matches(), "Invalid field name: %s (must be snake_case)", name);
    check(
        decimals >= 0 && decimals <= 12, "Invalid x-decimals of %s: %s (0 to 12)", name, decimals);
    check(!sensitive || type == FieldType.STRING, "A sensitive field must be a string: %s", name);
    boolean isNumber = type == FieldType.NUMBER || type == FieldType.INTEGER;
    check(
        isNumber || intake.units().isEmpty(),
        "x-units goes with numbers only (delete it): %s",
        name);
    check(
        isNumber || intake.plausible() == null,
        "x-plausible goes with numbers only (delete it): %s",
        name);
    check(
        sensitive || intake.identity() == null,
        "x-identity goes with a sensitive field only (add x-sensitive): %s",
        name);
    aliases = List.copyOf(aliases);
    trueValues = List.copyOf(trueValues);
    falseValues = List.copyOf(falseValues);
  }

  /** A field of which nothing more is said, such as one of a published table. */
  public Field(
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
      SourceLocation at) {
    this(
        name,
        type,
        title,
        description,
        aliases,
        unit,
        decimals,
        sensitive,
        constraints,
        trueValues,
        falseValues,
        Intake.PLAIN,
        at);
  }

  /** Returns the field with something else said about its cells. */
  public Field with(Intake newIntake) {
    return new Field(
        name,
        type,
        title,
        description,
        aliases,
        unit,
        decimals,
        sensitive,
        constraints,
        trueValues,
        falseValues,
        newIntake,
        at);
  }
}
