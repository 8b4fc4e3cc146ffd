package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What guards the rows of a table beside its triggers, and is switched off or taken away. */
record GuardsOff(Evidence evidence) {

  private static final Pattern NO_VACUUM =
      Pattern.compile("(?i).*\\bautovacuum_enabled\\s*=\\s*'?(?:false|off|no|0)\\b.*");

  Stream<Danger> all() {
    return Stream.of(rowSecurity(), vacuum(), new DroppedForeignKeys(evidence).all())
        .flatMap(dangers -> dangers);
  }

  private Stream<Danger> rowSecurity() {
    return options(TableOption.ROW_SECURITY)
        .filter(change -> change.detail().startsWith("DISABLE"))
        .map(ChangeTableOption::table)
        .filter(table -> new HiddenRows(evidence).areGuarded(table) && !comesBack(table))
        .map(
            table ->
                Danger.to(
                    table,
                    "rows of %s that its policies hid are shown to whoever may read it"
                        .formatted(table)));
  }

  /** Nobody else reads or writes in between: ALTER TABLE keeps them away until COMMIT. */
  private boolean comesBack(Table table) {
    return evidence.afterTransaction().table(table).stream()
        .map(shape -> shape.options().getOrDefault(TableOption.ROW_SECURITY, "DISABLE"))
        .anyMatch(last -> !last.startsWith("DISABLE"));
  }

  private Stream<Danger> vacuum() {
    return options(TableOption.STORAGE_PARAMETERS)
        .filter(change -> NO_VACUUM.matcher(change.detail()).matches())
        .map(
            change ->
                Danger.to(
                        change.table(),
                        "dead rows of %s stay, and it grows with every write"
                            .formatted(change.table()))
                    .weighing(Severity.WARNING));
  }

  private Stream<ChangeTableOption> options(TableOption option) {
    return evidence
        .operations(ChangeTableOption.class)
        .filter(change -> change.option() == option && !evidence.born(change.table()));
  }
}
