package org.districtassessment.core.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTest {

  @ParameterizedTest(name = "{0} is version {1}, received {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # path                                | version | received   | identity
          2024/a/clinic_a.csv                   |    1    |            | 2024/a/clinic_a
          2024/a/clinic_a_v2.csv                |    2    |            | 2024/a/clinic_a
          2024/a/Clinic-A V3.CSV                |    3    |            | 2024/a/clinic_a
          2024/a/门诊表v12.xlsx                 |   12    |            | 2024/a/门诊表
          2024/a/门诊表第2版.csv                |    2    |            | 2024/a/门诊表
          2024/a/门诊表（第二版）.csv           |    2    |            | 2024/a/门诊表
          2024/a/门诊表【v2】.csv               |    2    |            | 2024/a/门诊表
          2024/a/clinic (2025-01-15, v2)x.csv   |    2    | 2025-01-15 | 2024/a/clinic_(_,_)x
          2024/a/门诊表第十版.csv               |   10    |            | 2024/a/门诊表
          2024/a/门诊表_版本4.csv               |    4    |            | 2024/a/门诊表
          2024/a/门诊表修订5.csv                |    5    |            | 2024/a/门诊表
          2024/a/门诊表 (2).csv                 |    2    |            | 2024/a/门诊表
          2024/a/门诊表（２）.csv               |    2    |            | 2024/a/门诊表
          2024/a/clinic_v2 (1).csv              |    2    |            | 2024/a/clinic
          2024/a/v2_clinic.csv.gz               |    2    |            | 2024/a/clinic
          2024/a/clinic(2024).csv               |    1    |            | 2024/a/clinic(2024)
          2024/a/clinic_v1.2.csv                |    1    |            | 2024/a/clinic_v1_2
          2024/a/clinic_v0.csv                  |    1    |            | 2024/a/clinic_v0
          2024/a/rev2.csv                       |    1    |            | 2024/a/rev2
          2024/20250115/a/clinic.csv            |    1    | 2025-01-15 | 2024/a/clinic
          2024/2025-01-15/a/clinic.csv          |    1    | 2025-01-15 | 2024/a/clinic
          2024/2025年1月15日/a/clinic_v2.csv    |    2    | 2025-01-15 | 2024/a/clinic
          2024/a/clinic_20250115.csv            |    1    | 2025-01-15 | 2024/a/clinic
          2024/a/clinic_2025.1.5_v2.csv         |    2    | 2025-01-05 | 2024/a/clinic
          2024/20250120/a/clinic_20241231.csv   |    1    | 2025-01-20 | 2024/a/clinic
          2024/20250120/a/20250122/clinic.csv   |    1    | 2025-01-22 | 2024/a/clinic
          2024/a/clinic_20250101_20250103.csv   |    1    | 2025-01-03 | 2024/a/clinic
          2024/a/clinic_20251340.csv            |    1    |            | 2024/a/clinic_20251340
          2024/20250230/clinic.csv              |    1    |            | 2024/20250230/clinic
          2024/a/clinic_2025-01.15.csv          |    1    |            | 2024/a/clinic_2025_01_15
          2024/a/clinic_500102003.csv           |    1    |            | 2024/a/clinic_500102003
          2024/a/x_v2.zip!2025-02-01/clinic.csv |    2    | 2025-02-01 | 2024/a/x/clinic
          2024/a/x_20250201.zip!clinic_v3.csv   |    3    | 2025-02-01 | 2024/a/x/clinic
          2024/a/x_v2.zip!clinic_v3.csv         |    3    |            | 2024/a/x/clinic
          """)
  void readsVersionAndDateOutOfThePath(
      String path, int version, @Nullable LocalDate received, String identity) {
    Receipt receipt = Receipt.of(path);
    assertThat(receipt.version()).isEqualTo(version);
    assertThat(receipt.received()).isEqualTo(received);
    assertThat(receipt.identity()).isEqualTo(identity);
  }

  @Test
  void namesWhatIsLeftOfTheFileName() {
    assertThat(Receipt.of("2024/20250115/a/A_Clinic_v2.csv").name()).isEqualTo("a_clinic");
    assertThat(Receipt.of("2024/a/A - Clinics of Towns (v2).csv").name())
        .isEqualTo("a - clinics of towns");
    assertThat(Receipt.of("2024/a.zip!b/Clinic(2).csv").name()).isEqualTo("clinic");
  }

  @Test
  void refusesAVersionBelowOne() {
    assertThatThrownBy(() -> new Receipt("2024/x", "x", 0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid version: 0 (must be >= 1)");
  }
}
