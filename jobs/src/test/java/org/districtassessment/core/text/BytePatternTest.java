package org.districtassessment.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's {@link Pattern} says what matches. */
class BytePatternTest {

  private static final Pattern IN_SCHEMA = Pattern.compile("\"pattern\": \"([^\"]*)\"");

  @Property(tries = 2000)
  void matchesWhatThePlatformMatches(
      @ForAll("patterns") String pattern, @ForAll("texts") List<String> texts) {
    Pattern compiled = Pattern.compile(pattern);
    Optional<BytePattern> bytes = BytePattern.of(compiled);

    Assume.that(bytes.isPresent()); // a few have hundreds of states
    for (String text : texts) {
      assertThat(matches(bytes.orElseThrow(), text))
          .as("%s on %s", pattern, text)
          .isEqualTo(compiled.matcher(text).matches());
    }
  }

  @Test
  void identityNumbersMatchAsOnThePlatform() {
    Pattern pattern =
        Pattern.compile(
            "[1-9]\\d{5}(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]");
    BytePattern bytes = BytePattern.of(pattern).orElseThrow();

    String right = "11010519491231002X";
    assertThat(matches(bytes, right)).isTrue();
    for (int i = 0; i < right.length(); i++) {
      for (char other : "0123456789Xx-位".toCharArray()) {
        String changed = right.substring(0, i) + other + right.substring(i + 1);
        assertThat(matches(bytes, changed))
            .as(changed)
            .isEqualTo(pattern.matcher(changed).matches());
      }
    }
    assertThat(matches(bytes, right + "1")).isFalse();
    assertThat(matches(bytes, right.substring(1))).isFalse();
    assertThat(matches(bytes, "")).isFalse();
  }

  @Test
  void patternsOfTheSchemasAreSimple() throws IOException {
    try (Stream<Path> schemas = Files.list(Path.of("schemas"))) {
      List<String> patterns =
          schemas.filter(Files::isRegularFile).flatMap(BytePatternTest::patterns).toList();

      assertThat(patterns).isNotEmpty();
      assertThat(patterns)
          .allSatisfy(pattern -> assertThat(BytePattern.of(Pattern.compile(pattern))).isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.",
        "^a",
        "a$",
        "[^a]",
        "[a&&b]",
        "[a[b]]",
        "a*?",
        "a?+",
        "(a)\\1",
        "(?i)a",
        "(?=a)a",
        "\\w",
        "\\Qa\\E",
        "位",
        "[一-三]",
        "\\u0041",
        "a{3000}",
        "(a|b)*a(a|b){9}",
        "a{1}{2}"
      })
  void ofOthersThereIsNone(String pattern) {
    assertThat(BytePattern.of(Pattern.compile(pattern))).isEmpty();
  }

  @Test
  void ofFlagsThereIsNone() {
    assertThat(BytePattern.of(Pattern.compile("a", Pattern.CASE_INSENSITIVE))).isEmpty();
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> single =
        Arbitraries.of("a", "b", "0", "-", "\\d", "\\.", "[ab]", "[a-c]", "[\\d-]", "[0-1b]");
    return Arbitraries.recursive(() -> single, BytePatternTest::longer, 0, 3);
  }

  private static Arbitrary<String> longer(Arbitrary<String> part) {
    Arbitrary<String> repeated =
        Combinators.combine(
                part, Arbitraries.of("", "?", "*", "+", "{2}", "{1,2}", "{0,3}", "{2,}"))
            .as((inside, often) -> "(" + inside + ")" + often);
    return Combinators.combine(repeated, part, Arbitraries.of("", "|", "(?:|a)"))
        .as((first, second, between) -> first + between + second);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings()
        .withChars('a', 'b', 'c', '0', '1', '.', '-', '位')
        .ofMaxLength(7)
        .list()
        .ofSize(40);
  }

  private static Stream<String> patterns(Path schema) {
    try {
      Matcher matcher = IN_SCHEMA.matcher(Files.readString(schema));
      return matcher.results().map(found -> found.group(1).replace("\\\\", "\\")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean matches(BytePattern pattern, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return pattern.matches(bytes, 1, bytes.length - 1);
  }
}
