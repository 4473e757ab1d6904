package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.districtassessment.core.schema.TableSchema;

/**
 * Finds out of a file's name which table it is; {@link UnitNames} find which unit sent it.
 *
 * <p>The file's name without extension begins or ends with a name of the table: its name, titles or
 * other file names, whatever the case of letters. A name that is longer wins, then one at the
 * beginning, then the table's order. Within a word of letters or within a number no name ends: of
 * {@code persons.csv}, {@code person} is no name. Chinese needs no separators.
 */
public final class FileNames {

  private final List<Name> names = new ArrayList<>();

  private record Name(String text, String table) {}

  /** A table and what is left of the file's name without the table's. */
  public record Match(String table, String rest) {}

  public FileNames(Collection<TableSchema> tables) {
    for (TableSchema table : tables) {
      Set<String> texts = new TreeSet<>(table.fileNames());
      texts.add(table.name());
      texts.add(table.title().zh());
      texts.add(table.title().en());
      for (String text : texts) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (!lower.isEmpty()) {
          names.add(new Name(lower, table.name()));
        }
      }
    }
  }

  /**
   * Returns the table of a file, or nothing if its name belongs to none.
   *
   * @param stem the file's name without extension
   */
  public Optional<Match> match(String stem) {
    String lower = stem.toLowerCase(Locale.ROOT);
    Name best = null;
    boolean bestBegins = false;
    for (Name name : names) {
      boolean begins = begins(lower, name.text);
      if (!begins && !ends(lower, name.text)) {
        continue;
      }

      int longer = best == null ? 1 : Integer.compare(name.text.length(), best.text.length());
      if (longer > 0 || (longer == 0 && begins && !bestBegins)) {
        best = name;
        bestBegins = begins;
      }
    }
    if (best == null) {
      return Optional.empty();
    }

    int length = best.text.length();
    String rest =
        bestBegins ? lower.substring(length) : lower.substring(0, lower.length() - length);
    return Optional.of(new Match(best.table, rest));
  }

  private static boolean begins(String stem, String name) {
    return stem.startsWith(name)
        && (stem.length() == name.length()
            || isBoundary(name.charAt(name.length() - 1), stem.charAt(name.length())));
  }

  private static boolean ends(String stem, String name) {
    int before = stem.length() - name.length() - 1;
    return stem.endsWith(name) && (before < 0 || isBoundary(stem.charAt(before), name.charAt(0)));
  }

  private static boolean isBoundary(char left, char right) {
    boolean inNumber = Character.isDigit(left) && Character.isDigit(right);
    return !inNumber && !(isLetter(left) && isLetter(right));
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c) && !Character.isIdeographic(c);
  }
}
