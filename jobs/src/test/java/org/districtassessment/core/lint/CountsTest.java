package org.districtassessment.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          count(*)                                     | []
          ` COUNT ( * ) `                              | []
          count_if(open)                               | [open]
          Count_If( open and  beds   > 0 )             | [beds > 0, open]
          count_if(kind = 'a AND b' AND open)          | [kind = 'a AND b', open]
          count_if(kind = ')' AND open)                | [kind = ')', open]
          count_if((a OR b) AND coalesce(c, false))    | [(a OR b), coalesce(c, false)]
          count_if(order_id > 0 AND band)              | [band, order_id > 0]
          # anything else proves nothing
          count_if(a OR b)                             | none
          count_if(a AND b OR c)                       | none
          count_if(x BETWEEN 1 AND 5)                  | none
          count_if(a) + count_if(b)                    | none
          count_if(a) - sum(b)                         | none
          count_if(kind = 'a)                          | none
          count(open)                                  | none
          sum(x)                                       | none
          2 * count(*)                                 | none
          """)
  void takesAConjunctionApart(String sql, String conditions) {
    String found =
        Counts.of(sql).map(Counts::conditions).map(TreeSet::new).map(Set::toString).orElse("none");
    assertThat(found).isEqualTo(conditions);
  }
}
