package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.operation.Operation.Update;
import java.util.stream.Stream;

@HazardInfo(
    id = "safety-switched-off",
    summary = "Triggers, foreign keys, row security, durability or vacuum switched off",
    danger =
        "rows that break a rule get in, or out to whoever should not see them, and nothing looks at"
            + " them afterwards",
    remedy =
        "leave the checks on: order the statements so that they hold, or make the constraint"
            + " DEFERRABLE; disabled triggers never look at what they missed",
    mysqlRemedy =
        "leave foreign_key_checks, unique_checks, sql_log_bin and a strict sql_mode as they are:"
            + " order the statements so that they hold, mend the rows first, and let replicas have"
            + " every change",
    asksFor = {
      SetSetting.class,
      ChangeTableOption.class,
      DropConstraint.class,
      DropObject.class,
      Update.class,
      Delete.class,
      Insert.class
    })
final class SafetySwitchedOff extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    TriggersOff triggers = new TriggersOff(evidence);
    Stream<Danger> settings =
        evidence
            .operations(SetSetting.class)
            .filter(HarmfulSetting::is)
            .map(
                set ->
                    Danger.of(
                        "%s = %s switches a safeguard off"
                            .formatted(set.name(), HarmfulSetting.value(set))));
    Stream<Danger> catalog =
        Stream.of(Update.class, Delete.class, Insert.class)
            .flatMap(kind -> evidence.operations(kind))
            .map(OnTable.class::cast)
            .filter(write -> isCatalog(write))
            .map(
                write ->
                    Danger.to(
                        write.table(),
                        "%s is the server's own: what is written there is checked by nobody"
                            .formatted(write.table())));
    Stream<Danger> guards = new GuardsOff(evidence).all();
    return Stream.of(settings, triggers.disabled(), triggers.dropped(), guards, catalog)
        .flatMap(dangers -> dangers);
  }

  private static boolean isCatalog(OnTable write) {
    return write.table().schema().filter("pg_catalog"::equals).isPresent()
        || (write.table().schema().isEmpty() && write.table().name().matches("pg_[a-z_]+"));
  }
}
