package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept is unpacked when it is asked for, or before. */
class KeptRulesTest {

  private static final List<String> UNPACKED = new ArrayList<>();

  /** Says when it is unpacked. */
  private static final class Told implements Serializable {

    private final String name;

    private Told(String name) {
      this.name = name;
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      UNPACKED.add(name);
    }
  }

  @TempDir private Path folder;

  private KeptRules rules;

  @BeforeEach
  void keep() {
    KeptRules first = KeptRules.in(folder, "key");
    for (String name : List.of("rows", "1999 checks", "1998 checks", "views")) {
      first.put(name, new Told(name));
    }
    first.save();
    rules = KeptRules.in(folder, "key");
    UNPACKED.clear();
  }

  private Told find(String name) {
    return rules.find(name, Told.class).orElseThrow();
  }

  @Test
  void preparesWhatAYearHasYetToAskFor() {
    find("views");
    UNPACKED.clear();
    rules.prepare(1999);

    assertThat(UNPACKED).containsExactlyInAnyOrder("rows", "1999 checks");
    find("rows");
    assertThat(find("1999 checks").name).isEqualTo("1999 checks");
    assertThat(UNPACKED).hasSize(2);
  }

  @Test
  void givesEachWhoAsksACopyOfItsOwn() {
    rules.prepare(1999);
    Told one = find("rows");

    assertThat(find("rows")).isNotSameAs(one);
    assertThat(UNPACKED).filteredOn("rows"::equals).hasSize(2);
  }

  @Test
  void unpacksWhatWasNotPrepared() {
    rules.prepare(1999);

    assertThat(find("1998 checks").name).isEqualTo("1998 checks");
    assertThat(rules.find("1997 checks", Told.class)).isEqualTo(Optional.empty());
  }
}
