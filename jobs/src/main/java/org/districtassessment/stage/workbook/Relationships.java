package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.districtassessment.stage.workbook.WorkbookException.Reason;

/** Which parts a part refers to. */
final class Relationships {

  private static final int MOST = 20_000;

  /**
   * One reference.
   *
   * @param type last segment of the type's address, which is the same in both forms of the format
   * @param target name of the part
   */
  record Relationship(String id, String type, String target) {}

  private final List<Relationship> all;

  private Relationships(List<Relationship> all) {
    this.all = all;
  }

  /**
   * Reads the relationships of a part; none if it has none.
   *
   * @param source name of the part, or nothing for the package itself
   */
  static Relationships of(WorkbookPackage parts, String source)
      throws IOException, XMLStreamException {
    int slash = source.lastIndexOf('/');
    String folder = source.substring(0, slash + 1);
    String part = folder + "_rels/" + source.substring(slash + 1) + ".rels";
    Optional<String> found = parts.find(part);
    if (found.isEmpty()) {
      return new Relationships(List.of());
    }

    try (XmlPart xml = XmlPart.open(parts.open(found.get()))) {
      return new Relationships(read(xml, folder));
    }
  }

  private static List<Relationship> read(XmlPart xml, String folder)
      throws IOException, XMLStreamException {
    List<Relationship> all = new ArrayList<>();
    if (!xml.nextIsRoot("Relationships")) {
      throw WorkbookException.damaged("Not a part of relationships");
    }

    while (xml.nextChild()) {
      if (xml.isAt("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
        String type = xml.required("Type");
        all.add(
            new Relationship(
                xml.required("Id"),
                type.substring(type.lastIndexOf('/') + 1),
                resolve(folder, xml.required("Target"))));
      }
      if (all.size() > MOST) {
        throw new WorkbookException(Reason.TOO_LARGE, "More than " + MOST + " relationships");
      }

      xml.skip();
    }
    xml.readToEnd();
    return List.copyOf(all);
  }

  /** Returns the name of the part that a target stands for, seen from a folder. */
  static String resolve(String folder, String target) {
    String slashed = target.replace('\\', '/');
    Deque<String> segments = new ArrayDeque<>();
    String path = slashed.startsWith("/") ? slashed : folder + slashed;
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }

  /** Returns the first part of a type. */
  Optional<String> first(String type) {
    return targets(type).findFirst();
  }

  private Stream<String> targets(String type) {
    return all.stream().filter(one -> one.type().equals(type)).map(Relationship::target);
  }

  Optional<Relationship> byId(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
