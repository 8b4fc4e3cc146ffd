package dev.lockkeeper.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OrderedMapTest {

  @Test
  void holdsWhatASortedMapHolds() {
    Random random = new Random(7);
    OrderedMap<Integer, String> map = OrderedMap.empty();
    TreeMap<Integer, String> model = new TreeMap<>();
    for (int step = 0; step < 5_000; step++) {
      int key = random.nextInt(500);
      if (random.nextInt(3) == 0) {
        map = map.without(key);
        model.remove(key);
      } else {
        map = map.with(key, "v" + step);
        model.put(key, "v" + step);
      }
      assertThat(map.get(key).orElse("none")).isEqualTo(model.getOrDefault(key, "none"));
    }
    assertThat(map.values()).containsExactlyElementsOf(model.values());
  }

  @Test
  void leavesEarlierVersionsAsTheyWere() {
    OrderedMap<Integer, String> one = OrderedMap.<Integer, String>empty().with(1, "a");
    OrderedMap<Integer, String> two = one.with(2, "b").with(1, "c");
    assertThat(one.values()).containsExactly("a");
    assertThat(two.values()).containsExactly("c", "b");
    assertThat(two.without(1).values()).containsExactly("b");
    assertThat(two.values()).containsExactly("c", "b");
  }

  @Test
  void staysBalancedWhenKeysComeInOrder() {
    OrderedMap<Integer, Integer> map = OrderedMap.empty();
    List<Integer> keys = new ArrayList<>();
    for (int key = 0; key < 100_000; key++) {
      map = map.with(key, key);
      keys.add(key);
    }
    // a list-shaped tree would overflow the stack here
    assertThat(map.values()).isEqualTo(keys);
  }
}
