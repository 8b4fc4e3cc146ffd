package dev.lockkeeper.base;

import dev.lockkeeper.script.Script;
import java.util.List;

/**
 * What the target branch has got since this one parted from it.
 *
 * @param branch its name
 * @param scripts that it has and this one parted without
 */
record Meanwhile(String branch, List<Script> scripts) {

  /** There is no target branch, or it has not moved. */
  static final Meanwhile NOTHING = new Meanwhile("", List.of());

  Meanwhile {
    scripts = List.copyOf(scripts);
  }

  /** Returns whether it has the script with the same text. */
  boolean has(Script script) {
    return scripts.stream()
        .anyMatch(
            other ->
                other.fileName().equals(script.fileName())
                    && other.checksum() == script.checksum());
  }
}
