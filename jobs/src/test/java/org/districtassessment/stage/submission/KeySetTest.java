package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeySetTest {

  @Property(tries = 200)
  void remembersWhereEachKeyCameFirst(
      @ForAll List<@AlphaChars @StringLength(max = 2) String> keys) {
    KeySet set = new KeySet();
    Map<String, Long> first = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      byte[] key = Cells.utf8(keys.get(i));
      long place = i;
      Long before = first.putIfAbsent(keys.get(i), place);
      assertThat(set.add(key, key.length, place)).isEqualTo(before == null ? -1 : before);
      assertThat(set.contains(key, key.length)).isTrue();
    }
    assertThat(set.size()).isEqualTo(first.size());
    set.clear();
    assertThat(keys)
        .allSatisfy(key -> assertThat(set.contains(Cells.utf8(key), key.length())).isFalse());
  }

  /** In the order in which keys came, backwards, the same again, and any. */
  @Property(tries = 200)
  void findsWhatIsThereInWhateverOrderItIsAskedFor(
      @ForAll List<@AlphaChars @StringLength(max = 1) String> keys,
      @ForAll List<@AlphaChars @StringLength(max = 1) String> asked) {
    KeySet set = new KeySet();
    keys.forEach(key -> set.add(Cells.utf8(key), key.length(), 0));
    List<String> all = new ArrayList<>(keys);
    keys.forEach(key -> all.add(0, key));
    all.addAll(asked);
    for (String key : all) {
      assertThat(set.contains(Cells.utf8(key), key.length())).isEqualTo(keys.contains(key));
      assertThat(set.contains(Cells.utf8(key), key.length())).isEqualTo(keys.contains(key));
    }
  }

  @Test
  void growsToManyKeys() {
    KeySet set = new KeySet();
    for (int i = 0; i < 20_000; i++) {
      byte[] key = Cells.utf8("key " + i);
      assertThat(set.add(key, key.length, i)).isEqualTo(KeySet.NOWHERE);
    }
    byte[] key = Cells.utf8("key 12345");
    assertThat(set.add(key, key.length, 0)).isEqualTo(12345);
    assertThat(set.contains(key, key.length - 1)).isTrue();
    assertThat(set.contains(Cells.utf8("key x"), 5)).isFalse();
  }

  @Test
  void keepsPartsOfAKeyApart() {
    KeyBuilder one = new KeyBuilder();
    one.add(Cells.utf8("ab"), 0, 2);
    one.add(Cells.utf8("c"), 0, 1);
    KeyBuilder other = new KeyBuilder();
    other.add(Cells.utf8("a"), 0, 1);
    other.add(Cells.utf8("bc"), 0, 2);
    KeySet set = new KeySet();
    set.add(one.bytes(), one.length(), 1);
    assertThat(set.contains(other.bytes(), other.length())).isFalse();
  }
}
