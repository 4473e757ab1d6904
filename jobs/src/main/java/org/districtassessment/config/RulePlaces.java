package org.districtassessment.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.lint.Places;
import org.jspecify.annotations.Nullable;

/** Finds the places of values in the files of an edition, which it reads again. */
public final class RulePlaces implements Places {

  private static final List<String> FOLDERS = List.of("", "indicators", "checks", "lists");

  /** Every value by where it begins, or where its key does; the outermost of several. */
  private final Map<SourceLocation, Node> byPlace = new HashMap<>();

  private RulePlaces() {}

  /** Files that cannot be read have no places; {@link RuleFiles} says what is wrong with them. */
  public static Places of(Path edition) {
    RulePlaces places = new RulePlaces();
    Problems ignored = new Problems();
    for (String name : FOLDERS) {
      Path folder = edition.resolve(name);
      List<Path> files =
          Files.isDirectory(folder) ? Folder.filesOf(folder, ".yaml", ignored) : List.of();
      for (Path file : files) {
        SourceFile.read(file, ignored)
            .flatMap(source -> NodeReader.yaml(source, ignored))
            .ifPresent(node -> places.add(node.at(), node));
      }
    }
    return places;
  }

  @Override
  public SourceLocation of(SourceLocation rule, String... path) {
    SourceLocation place = rule;
    Node node = byPlace.get(rule);
    for (String step : path) {
      node = below(node, step).orElse(null);
      if (node == null) {
        return place;
      }

      place = node.at();
    }
    return place;
  }

  private static Optional<Node> below(@Nullable Node node, String step) {
    if (node instanceof Node.Entries entries) {
      return entries.all().stream()
          .filter(entry -> entry.key().equals(step))
          .map(Node.Entry::value)
          .findFirst();
    }

    return node instanceof Node.Items items
        ? Numbers.whole(step).filter(i -> i < items.nodes().size()).map(items.nodes()::get)
        : Optional.empty();
  }

  private void add(SourceLocation place, Node node) {
    byPlace.putIfAbsent(place, node);
    if (node instanceof Node.Items items) {
      items.nodes().forEach(each -> add(each.at(), each));
    }
    if (node instanceof Node.Entries entries) {
      for (Node.Entry entry : entries.all()) {
        add(entry.at(), entry.value());
        add(entry.value().at(), entry.value());
      }
    }
  }
}
