package dev.lockkeeper.base;

import dev.lockkeeper.base.Breach.LeftOut;
import dev.lockkeeper.base.Breach.OutOfOrder;
import dev.lockkeeper.base.Breach.TakenTwice;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the versions of a history fit to each other, and to those of the branch it goes to. */
final class Numbering {

  private final List<Script> scripts;
  private final Base base;

  Numbering(List<Script> scripts, Base base) {
    this.scripts = scripts;
    this.base = base;
  }

  /** Returns the scripts whose version another one of the history has rightfully. */
  List<TakenTwice> takenTwice() {
    Map<String, List<Script>> byVersion =
        scripts.stream()
            .filter(script -> script.kind() != ScriptKind.CALLBACK)
            .collect(
                Collectors.groupingBy(Numbering::key, LinkedHashMap::new, Collectors.toList()));
    return byVersion.values().stream()
        .filter(takers -> takers.size() > 1)
        .flatMap(this::takenTwice)
        .toList();
  }

  private Stream<TakenTwice> takenTwice(List<Script> takers) {
    Script owner = takers.stream().filter(this::standsAsReleased).findFirst().orElse(takers.get(0));
    return takers.stream()
        .filter(script -> !script.equals(owner))
        .map(script -> new TakenTwice(script, owner, Optional.empty()));
  }

  private boolean standsAsReleased(Script script) {
    return !base.pending(script)
        && base.released().breaches(List.of(script)).stream()
            .noneMatch(breach -> breach.script().equals(script));
  }

  /** To Flyway a version is one, whether its script is SQL or Java. */
  private static String key(Script script) {
    ScriptKind kind = script.kind() == ScriptKind.JAVA ? ScriptKind.VERSIONED : script.kind();
    return kind + " " + script.version().map(Version::toString).orElse(script.description());
  }

  /** Returns where pending scripts will not fit to those of the branch that they go to. */
  List<Breach> onTarget() {
    List<Breach> found = new ArrayList<>();
    Meanwhile target = base.meanwhile();
    Optional<Version> newest = versions(target.scripts()).max(Comparator.naturalOrder());
    for (Script script : pending()) {
      Optional<Script> taken =
          target.scripts().stream().filter(other -> key(other).equals(key(script))).findFirst();
      if (target.has(script)) {
        continue;
      }
      if (taken.isPresent()) {
        found.add(new TakenTwice(script, taken.get(), Optional.of(target.branch())));
      } else {
        newest
            .filter(later -> script.version().orElseThrow().compareTo(later) < 0)
            .map(later -> new OutOfOrder(script, later, Optional.of(target.branch())))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** Returns the first pending script before which a gapless count of scripts leaves one out. */
  Optional<LeftOut> leftOut() {
    Count count = new Count();
    List<Script> ordered =
        Stream.concat(scripts.stream(), base.meanwhile().scripts().stream())
            .filter(Numbering::isCounted)
            .sorted(Comparator.comparing(script -> script.version().orElseThrow()))
            .toList();
    for (Script script : ordered) {
      if (!count.goesOn(script.version().orElseThrow())) {
        return count.isMissedBefore(script.version().orElseThrow()) && pending().contains(script)
            ? Optional.of(new LeftOut(script, count.next()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private List<Script> pending() {
    return scripts.stream().filter(Numbering::isCounted).filter(base::pending).toList();
  }

  private static boolean isCounted(Script script) {
    return script.kind() == ScriptKind.VERSIONED || script.kind() == ScriptKind.JAVA;
  }

  private static Stream<Version> versions(Collection<Script> scripts) {
    return scripts.stream().filter(Numbering::isCounted).flatMap(s -> s.version().stream());
  }
}
