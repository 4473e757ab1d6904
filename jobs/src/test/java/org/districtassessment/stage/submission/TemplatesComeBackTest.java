package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.GuideSheet;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.reference.TemplateWorkbook;
import org.districtassessment.stage.workbook.Sheet;
import org.districtassessment.stage.workbook.Workbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written for districts to fill in is what is read when they send it. */
class TemplatesComeBackTest {

  private static final Schemas SCHEMAS = SchemaFiles.read(Path.of("schemas"), new Problems());

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyTemplateOfTheShippedTablesIsKnownByItsNameAndItsHeader(Language language)
      throws IOException {
    FileNames names = new FileNames(SCHEMAS.all());
    for (TableSchema table : SCHEMAS.all()) {
      String name = TemplateWorkbook.fileName(table, language);
      Path file = folder.resolve(name);
      TemplateWorkbook.write(file, table, language);

      assertThat(names.match(name.replace(".xlsx", "")).orElseThrow().table())
          .isEqualTo(table.name());
      try (Workbook workbook = Workbook.open(Files.newByteChannel(file))) {
        assertThat(workbook.sheets()).hasSize(2);
        Sheet form = workbook.sheets().get(0);
        assertThat(names.match(form.name()).orElseThrow().table()).isEqualTo(table.name());
        assertThat(GuideSheet.is(workbook.sheets().get(1).name())).isTrue();
        assertThat(fields(workbook, form, table))
            .isEqualTo(table.fields().stream().map(Field::name).toList());
      }
    }
  }

  private static List<String> fields(Workbook workbook, Sheet form, TableSchema table)
      throws IOException {
    Labels labels = new Labels(table.fields());
    List<String> fields = new ArrayList<>();
    try (Records records = workbook.records(form)) {
      assertThat(records.next()).isTrue();
      for (String label : Labels.cells(records)) {
        fields.add(table.fields().get(labels.find(label).orElseThrow().field()).name());
      }
      assertThat(records.next()).isFalse();
    }
    return fields;
  }
}
