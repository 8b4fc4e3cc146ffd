package dev.lockkeeper.base;

import dev.lockkeeper.base.Breach.Edited;
import dev.lockkeeper.base.Breach.OutOfOrder;
import dev.lockkeeper.base.Breach.Removed;
import dev.lockkeeper.base.Breach.Renamed;
import dev.lockkeeper.base.Released.Scripts;
import dev.lockkeeper.base.Released.Scripts.Identity;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the scripts of today against those that were released. */
final class Breaches {

  private final Scripts released;

  /** What was released and is known to nobody any more. */
  private final List<Script> gone;

  private final List<Breach> found = new ArrayList<>();

  private Breaches(Scripts released, List<Script> gone) {
    this.released = released;
    this.gone = new ArrayList<>(gone);
  }

  /** Returns every breach, those of the scripts that are there before those that are gone. */
  static List<Breach> of(List<Script> today, Scripts released) {
    Set<Identity> present = today.stream().map(Identity::of).collect(Collectors.toSet());
    List<Script> gone =
        released.byIdentity().entrySet().stream()
            .filter(entry -> recorded(entry.getValue()) && !present.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    Breaches breaches = new Breaches(released, gone);
    today.stream().filter(Breaches::recorded).forEach(breaches::compare);
    breaches.gone.forEach(script -> breaches.found.add(new Removed(script)));
    return breaches.found;
  }

  /** Returns whether databases keep a record of the script, by which Flyway would miss it. */
  private static boolean recorded(Script script) {
    return script.kind().runsForward()
        || script.kind() == ScriptKind.BASELINE
        || script.kind() == ScriptKind.JAVA;
  }

  private void compare(Script script) {
    Optional<Script> counterpart = released.counterpart(script);
    if (counterpart.isPresent()) {
      compareWith(script, counterpart.get());
    } else {
      lookForOldName(script);
      released
          .newest()
          .filter(newest -> before(script, newest))
          .ifPresent(newest -> found.add(new OutOfOrder(script, newest)));
    }
  }

  private static boolean before(Script script, Version newest) {
    return script.kind() == ScriptKind.VERSIONED
        && script.version().filter(version -> version.compareTo(newest) < 0).isPresent();
  }

  /** A repeatable script is there to be changed; it has no version. */
  private void compareWith(Script script, Script counterpart) {
    if (!script.description().equals(counterpart.description())) {
      found.add(new Renamed(script, counterpart));
    }
    if (script.kind() == ScriptKind.JAVA) {
      if (script.checksum() != counterpart.checksum()) {
        found.add(new Edited(script, Change.UNKNOWN));
      }
    } else if (script.version().isPresent()
        && !Change.lines(script).equals(Change.lines(counterpart))) {
      found.add(new Edited(script, Change.between(counterpart, script)));
    }
  }

  private static boolean sameText(Script old, Script script) {
    return script.kind() == ScriptKind.JAVA
        ? old.checksum() == script.checksum()
        : Change.lines(old).equals(Change.lines(script));
  }

  private void lookForOldName(Script script) {
    gone.stream()
        .filter(old -> old.kind() == script.kind() && sameText(old, script))
        .findFirst()
        .ifPresent(
            old -> {
              gone.remove(old);
              found.add(new Renamed(script, old));
            });
  }
}
