package org.districtassessment.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;

/** The JSON Schemas of rule files, and what the readers say of the same file. */
enum RuleSchemas {
  ASSESSMENT {
    @Override
    Optional<?> read(Mapping file) {
      return AssessmentFile.read(file, new Codes());
    }
  },
  INDICATOR {
    @Override
    Optional<?> read(Mapping file) {
      boolean hasPoints = file.mentions("points") || file.mentions("score");
      EditionKind kind = hasPoints ? EditionKind.POINTS : EditionKind.INDEX;
      return IndicatorFile.read(file, kind, new Codes());
    }
  },
  CHECK {
    @Override
    Optional<?> read(Mapping file) {
      return CheckFile.read(file, new Codes());
    }
  },
  LIST {
    @Override
    Optional<?> read(Mapping file) {
      return ListFile.read(file, new Codes());
    }
  },
  FUNDING {
    @Override
    Optional<?> read(Mapping file) {
      return FundingFile.read(file);
    }
  };

  static final YAMLMapper YAML = new YAMLMapper();

  private final String id = name().toLowerCase(Locale.ROOT);

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  /** Putting a schema together takes longer than to validate a file. */
  private static final Map<RuleSchemas, JsonSchema> READ = new ConcurrentHashMap<>();

  abstract Optional<?> read(Mapping file);

  /** The schema's own file. */
  final Path path() {
    return file(id + ".schema.json");
  }

  final JsonNode asJson() {
    return json(path());
  }

  /** A file of the folder of schemas. */
  static Path file(String name) {
    return Path.of("schemas/rules").resolve(name).toAbsolutePath();
  }

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which schema a file of an edition follows, by its place. */
  static RuleSchemas of(Path file) {
    return switch (folderOf(file)) {
      case "indicators" -> INDICATOR;
      case "checks" -> CHECK;
      case "lists" -> LIST;
      default -> Folder.nameOf(file).equals("funding.yaml") ? FUNDING : ASSESSMENT;
    };
  }

  private static String folderOf(Path file) {
    return file.getNameCount() < 2 ? "" : file.getName(file.getNameCount() - 2).toString();
  }

  /** Every YAML file below the folders. */
  static List<Path> filesIn(String... folders) {
    List<Path> all = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private JsonSchema schema() {
    return READ.computeIfAbsent(
        this, each -> FACTORY.getSchema(SchemaLocation.of(each.path().toUri().toString())));
  }

  /** What the schema objects to. */
  final List<String> schemaSays(JsonNode file) {
    return schema().validate(file).stream().map(Object::toString).sorted().toList();
  }

  /** What the reader objects to. */
  final List<String> readerSays(JsonNode file) {
    try {
      Problems problems = new Problems();
      SourceFile source = SourceFile.of("file.yaml", YAML.writeValueAsString(file));
      NodeReader.yaml(source, problems)
          .flatMap(node -> Mapping.of(node, "The file", problems))
          .ifPresent(this::read);
      return problems.sorted().stream().map(Problem::message).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
