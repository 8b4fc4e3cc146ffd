package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.Fingerprint;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells whether two rehearsals would fill the same. */
final class FilledAlike {

  private FilledAlike() {}

  /**
   * Returns the same for rehearsals that begin alike; nothing where a Java migration is released,
   * which may do something else each time.
   */
  static Optional<String> fingerprint(Lineup lineup, FlywayConfiguration flyway, Sizes sizes) {
    if (lineup.beginning().stream().anyMatch(script -> script.kind() == ScriptKind.JAVA)) {
      return Optional.empty();
    }
    Fingerprint fingerprint =
        new Fingerprint()
            .with(flyway.table())
            .with(flyway.schemas())
            .with(flyway.encoding())
            .with(flyway.initSql())
            .with(flyway.baseline())
            .with(flyway.switches());
    for (Script script : lineup.beginning()) {
      fingerprint
          .with(script.path())
          .with(script.kind())
          .with(script.execution())
          .with(script.sent().text());
    }
    fingerprint.with(sizes.touched()).with(sizes.parents()).with(new TreeMap<>(sizes.byTable()));
    for (Map.Entry<Table, ?> table : new TreeMap<>(sizes.figures()).entrySet()) {
      fingerprint.with(table.getKey()).with(new TreeMap<>((Map<?, ?>) table.getValue()));
    }
    return Optional.of(fingerprint.hex());
  }

  /** Returns the same for pending scripts that want the same tables filled in the same way. */
  static String demands(Set<Table> touched, Demands demands) {
    return new Fingerprint().with(new TreeSet<>(touched)).with(demands.words()).hex();
  }
}
