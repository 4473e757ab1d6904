package org.districtassessment.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gb11643Test {

  @ParameterizedTest(name = "{0}: form {1}, check character {2}, born {3}")
  @CsvSource(
      nullValues = "none",
      textBlock =
          """
          # number, form, check character, date of birth
          # The example of the standard: sum 7*1+9*1+10*0+5*1+8*0+4*5+2*1+1*9+6*4+3*9+7*1+9*2+10*3+5*1
          # +8*0+4*0+2*2 = 167 = 15*11 + 2, and the table 1 0 X 9 8 7 6 5 4 3 2 has X at 2.
          11010519491231002X, true, true, 1949-12-31
          11010519491231002x, true, true, 1949-12-31
          110105194912310020, true, false, 1949-12-31
          # The standard's other example: 440524 18800101 001 4; sum 4*7+4*9+0+5*5+2*8+4*4+1*2+8*1+8*6
          # +0+0+1*9+0+1*5+0+0+1*2 = 195 = 17*11 + 8, and the table has 4 at 8.
          440524188001010014, true, true, 1880-01-01
          440524188001010041, true, false, 1880-01-01
          # Two digits changed places: 45 for 54.
          440542188001010014, true, false, 1880-01-01
          # No such days. The month and day 0229 for 1231 make the sum 167 - 60 + 83 = 190 = 17*11 + 3,
          # and the table has 9 at 3; 1331 makes it 167 - 60 + 69 = 176 = 16*11, and the table has 1.
          110105194902290029, true, true, none
          110105194913310021, true, true, none
          11010519491231002, false, none, none
          11010519491231002Y, false, none, none
          1101O519491231002X, false, none, none
          """)
  void checksCharacterAndDate(String number, boolean form, Boolean check, LocalDate born) {
    assertThat(Gb11643.hasForm(number)).isEqualTo(form);
    if (form) {
      assertThat(Gb11643.hasRightCheckCharacter(number)).isEqualTo(check);
      assertThat(Gb11643.birthDay(number))
          .isEqualTo(born == null ? EpochDays.NONE : born.toEpochDay());
    }
  }
}
