package org.districtassessment.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.junit.jupiter.api.Test;

class TableSchemaTest {

  private static final SourceLocation AT = new SourceLocation("clinic.schema.json", 1, 1);
  private static final ForeignKey TO_TOWN =
      new ForeignKey(List.of("town"), "town", List.of("town_code"));
  private static final TableSchema CLINIC = table(List.of(TO_TOWN), "clinic_id", "town", "beds");

  @Test
  void findsFieldsByName() {
    assertThat(CLINIC.field("beds").orElseThrow().name()).isEqualTo("beds");
    assertThat(CLINIC.field("bed")).isEmpty();
    assertThat(CLINIC.indexOf("clinic_id")).isZero();
    assertThat(CLINIC.indexOf("beds")).isEqualTo(2);
    assertThatThrownBy(() -> CLINIC.indexOf("bed")).hasMessage("No field bed in table clinic");
  }

  @Test
  void hasEveryFieldOnce() {
    assertThatThrownBy(() -> table(List.of(), "beds", "town", "beds"))
        .hasMessage("Field beds stands twice in table clinic");
  }

  @Test
  void findsTheFieldThatNamesARowOfAnotherTable() {
    ForeignKey pair = new ForeignKey(List.of("beds", "town"), "town", List.of("beds", "town_code"));
    ForeignKey other = new ForeignKey(List.of("beds"), "region", List.of("town_code"));
    TableSchema table = table(List.of(other, pair, TO_TOWN), "town", "beds");
    assertThat(table.referenceTo("town", "town_code")).contains("town");
    assertThat(table.referenceTo("region", "town_code")).contains("beds");
    assertThat(table.referenceTo("town", "name")).isEmpty();
  }

  @Test
  void aForeignKeyNamesAsManyFieldsOnBothSides() {
    String message = "A foreign key to town must name as many fields on both sides";
    assertThatThrownBy(() -> new ForeignKey(List.of(), "town", List.of())).hasMessage(message);
    assertThatThrownBy(() -> new ForeignKey(List.of("a", "b"), "town", List.of("a")))
        .hasMessage(message);
  }

  @Test
  void typesConversionsAndTheGuideGoByTheirWords() {
    assertThat(FieldType.of("integer")).contains(FieldType.INTEGER);
    assertThat(FieldType.of("intger")).isEmpty();
    assertThat(Conversion.of("full-width")).contains(Conversion.FULL_WIDTH);
    assertThat(Conversion.of("half-width")).isEmpty();
    assertThat(GuideSheet.is("填表说明")).isTrue();
    assertThat(GuideSheet.is("How to fill in")).isTrue();
    assertThat(GuideSheet.is("clinic")).isFalse();
  }

  @Test
  void everyConversionAndRefusalHasAnExample() {
    assertThat(Arrays.stream(Conversion.values()).map(each -> each.id() + each.input()))
        .doesNotHaveDuplicates();
    Conversion words = Conversion.DATE_WORDS;
    assertThat(List.of(words.input(), words.output())).containsExactly("2024年3月5日", "2024-03-05");
    assertThat(words.type()).isEqualTo(FieldType.DATE);
    assertThat(words.meaning().en()).isEqualTo("Dates written with 年, 月 and 日");
    Refusal day = Refusal.NO_SUCH_DAY;
    assertThat(day.input()).isEqualTo("2024-02-30");
    assertThat(day.type()).isEqualTo(FieldType.DATE);
    assertThat(day.code().code()).isEqualTo("type-error");
    assertThat(day.why()).isEqualTo(new Text("没有这一天", "There is no such day"));
  }

  private static TableSchema table(List<ForeignKey> keys, String... names) {
    List<Field> fields = Arrays.stream(names).map(TableSchemaTest::field).toList();
    return new TableSchema(
        "clinic",
        Text.same("Clinics"),
        Text.same(""),
        fields,
        List.of("clinic_id"),
        keys,
        List.of(),
        List.of(),
        List.of(""),
        false,
        AT);
  }

  private static Field field(String name) {
    return new Field(
        name,
        FieldType.STRING,
        Text.same(name),
        Text.same(""),
        List.of(),
        null,
        0,
        false,
        Constraints.NONE,
        List.of(),
        List.of(),
        AT);
  }
}
