package dev.lockkeeper.rehearsal;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scripts of a rehearsal.
 *
 * @param released that run forward
 * @param pending likewise
 * @param callbacks run around the others, the released ones too, as they have in production
 */
record Scripts(List<Script> released, List<Script> pending, List<Script> callbacks) {

  /** Sorts a history's scripts out. */
  static Scripts of(List<Script> released, List<Script> pending) {
    return new Scripts(
        forward(released),
        forward(pending),
        Stream.concat(released.stream(), pending.stream())
            .filter(script -> script.kind() == ScriptKind.CALLBACK)
            .toList());
  }

  private static List<Script> forward(List<Script> scripts) {
    return scripts.stream()
        .filter(script -> script.kind().runsForward() || script.kind() == ScriptKind.JAVA)
        .toList();
  }

  /** Returns those that have run in production. */
  List<Script> past() {
    return Stream.concat(released.stream(), callbacks.stream()).toList();
  }

  /**
   * Returns those that will have run.
   *
   * @param accepted of the pending ones
   */
  List<Script> with(List<Script> accepted) {
    return Stream.of(released, accepted, callbacks).flatMap(List::stream).toList();
  }
}
