package dev.lockkeeper.parse.mysql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The texts that variables and prepared statements can have, as far as they are known. */
final class KnownTexts {

  private final boolean anyBranch;
  private final Map<String, Optional<List<String>>> texts = new HashMap<>();

  /**
   * @param anyBranch whether what is set may be set in one branch of several, so that it adds to
   *     what was there
   */
  KnownTexts(boolean anyBranch) {
    this.anyBranch = anyBranch;
  }

  /** Takes down the texts; nothing where nobody knows. */
  void put(String name, Optional<List<String>> possible) {
    String key = name.toLowerCase(Locale.ROOT);
    Optional<List<String>> before = texts.get(key);
    texts.put(key, anyBranch && texts.containsKey(key) ? merged(before, possible) : possible);
  }

  private static Optional<List<String>> merged(
      Optional<List<String>> before, Optional<List<String>> possible) {
    if (before.isEmpty() || possible.isEmpty()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(before.get());
    possible.get().stream().filter(text -> !all.contains(text)).forEach(all::add);
    return Optional.of(all);
  }

  Optional<List<String>> get(String name) {
    return texts.getOrDefault(name.toLowerCase(Locale.ROOT), Optional.empty());
  }

  /** Forgets everything: something ran that may have set any variable. */
  void forget() {
    texts.replaceAll((name, known) -> Optional.empty());
  }
}
