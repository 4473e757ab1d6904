package org.districtassessment.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeReaderTest {

  @ParameterizedTest(name = "{0} begins at {2}, its text at {3}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          # yaml (\\n is a new line)            ! text             ! value ! text begins
          a: 1                                 ! 1                ! 1:4   ! 1:4
          a:   plain text                      ! plain text       ! 1:6   ! 1:6
          a: "quoted"                          ! quoted           ! 1:4   ! 1:5
          a: 'quoted'                          ! quoted           ! 1:4   ! 1:5
          诊所: 中                              ! 中               ! 1:5   ! 1:5
          a: |\\n  SELECT 1\\n    FROM x        ! SELECT 1\\n  FROM x ! 1:4 ! 2:3
          a: |\\n\\n    SELECT 1                ! `\\nSELECT 1`    ! 1:4   ! 2:5
          a: |2\\n     SELECT 1                ! `   SELECT 1`    ! 1:4   ! 2:3
          a: >-\\n      SELECT\\n      1        ! SELECT 1         ! 1:4   ! 2:7
          """)
  void knowsWhereAValueAndItsTextBegin(String yaml, String text, String at, String textAt) {
    Problems problems = new Problems();
    SourceFile file = SourceFile.of("f", yaml.replace("\\n", "\n"));
    var entries = (Node.Entries) NodeReader.yaml(file, problems).orElseThrow();
    var scalar = (Node.Scalar) entries.all().get(0).value();
    assertThat(scalar.text().stripTrailing()).isEqualTo(text.replace("\\n", "\n"));
    assertThat(scalar.at()).hasToString("f:" + at);
    assertThat(scalar.textAt()).hasToString("f:" + textAt);
    assertThat(problems.isEmpty()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          a: [1, 2\\nb: 3      ! f:2:2: Invalid YAML: while parsing a flow sequence: expected ',' or ']', but got :
          a: b: c              ! f:1:5: Invalid YAML: mapping values are not allowed here
          a: "x                ! f:1:6: Invalid YAML: while scanning a quoted scalar: found unexpected end of stream
          a:\\n\\t- 1          ! f:2:1: Invalid YAML: while scanning for the next token: found character '' that cannot start any token
          a: 1\\nb: 2\\na: 3   ! f:3:1: Duplicate key: a (first at line 1)
          a: 1\\n---\\nb: 2    ! f:3:1: A second document begins here (a file holds one)
          `b: *x`              ! f:1:4: Aliases are not read: *x (write the value again)
          `a: !!int "3"`       ! f:1:4: Tags are not read: tag:yaml.org,2002:int (delete it)
          ? [a]\\n: 1          ! f:1:4: Invalid YAML: Expected a field name (Scalar value in YAML)
          `# nothing`          ! f:1:1: The file is empty
          """)
  void saysWhatIsWrongInOneLine(String yaml, String problem) {
    Problems problems = new Problems();
    String text = yaml.replace("\\n", "\n").replace("\\t", "\t");
    NodeReader.yaml(SourceFile.of("f", text), problems);
    assertThat(problems.sorted().stream().map(Problem::toString)).contains(problem);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1,\\n}          ! f:2:1: Invalid JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
          {"a": tru}            ! f:1:7: Invalid JSON: Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          {"a": 1               ! f:1:8: Invalid JSON: Unexpected end-of-input: expected close marker for Object
          {"a": 1,\\n "a": 2}   ! f:2:2: Duplicate key: a (first at line 1)
          {} {}                 ! f:1:4: A second document begins here (a file holds one)
          """)
  void readsJsonWithTheSameCare(String json, String problem) {
    Problems problems = new Problems();
    NodeReader.json(SourceFile.of("f", json.replace("\\n", "\n")), problems);
    assertThat(problems.sorted()).extracting(Problem::toString).containsExactly(problem);
  }

  @Test
  void refusesDeepNestingInsteadOfRunningOutOfStack() {
    for (String opening : new String[] {"[", "{a: ", "- "}) {
      Problems problems = new Problems();
      NodeReader.yaml(SourceFile.of("f", opening.repeat(5000)), problems);
      assertThat(problems.isEmpty()).as(opening).isFalse();
    }
    Problems problems = new Problems();
    String nested = "[".repeat(41) + "]".repeat(41);
    Optional<Node> node = NodeReader.json(SourceFile.of("f", nested), problems);
    assertThat(node).isPresent();
    assertThat(problems.sorted())
        .extracting(Problem::toString)
        .containsExactly("f:1:41: Nested deeper than 40 levels");
  }
}
