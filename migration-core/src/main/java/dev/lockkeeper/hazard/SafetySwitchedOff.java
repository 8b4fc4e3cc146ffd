package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

@HazardInfo(
    id = "safety-switched-off",
    summary = "Triggers, foreign keys, durability or the catalog's own care switched off",
    danger = "rows that break a rule get in, and nothing looks at them afterwards",
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
      DropObject.class,
      Update.class,
      Delete.class,
      Insert.class
    })
final class SafetySwitchedOff extends Hazard {

  /** Also from where a script has kept the former value. */
  private static final String BACK_ON = "1|on|true|default|@.*";

  /** The settings, and the value under which each is harmless. */
  private static final Map<String, String> HARMLESS =
      Map.ofEntries(
          Map.entry("session_replication_role", "origin|local|default"),
          Map.entry("zero_damaged_pages", "off|false|default|0"),
          Map.entry("ignore_checksum_failure", "off|false|default|0"),
          Map.entry("ignore_invalid_pages", "off|false|default|0"),
          Map.entry("allow_system_table_mods", "off|false|default|0"),
          Map.entry("synchronous_commit", "(?!off|false|0).*"),
          Map.entry("foreign_key_checks", BACK_ON),
          Map.entry("unique_checks", BACK_ON),
          Map.entry("sql_log_bin", BACK_ON),
          Map.entry("sql_mode", StrictMode.KEPT));

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> settings =
        evidence
            .operations(SetSetting.class)
            .filter(SafetySwitchedOff::harms)
            .map(
                set ->
                    Danger.of(
                        "%s = %s switches a safeguard off".formatted(set.name(), value(set))));
    Stream<Danger> triggers =
        evidence
            .operations(ChangeTableOption.class)
            .filter(SafetySwitchedOff::isOff)
            .filter(change -> !evidence.born(change.table()) && !isTakenBack(change, evidence))
            .map(
                change ->
                    Danger.to(
                        change.table(),
                        "writes to %s pass its %s by, from everybody"
                            .formatted(
                                change.table(), change.option().name().toLowerCase(Locale.ROOT))));
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
    return Stream.of(settings, triggers, dropped(evidence), catalog).flatMap(dangers -> dangers);
  }

  /** A warning, because the trigger may have done its work; one that comes back has not gone. */
  private static Stream<Danger> dropped(Evidence evidence) {
    return evidence
        .operations(DropObject.class)
        .filter(drop -> drop.kind() == ObjectKind.TRIGGER)
        .filter(drop -> !new MadeHere(evidence).is(ObjectKind.TRIGGER, drop.name()))
        .flatMap(drop -> drop.on().filter(table -> !isReplaced(drop, table, evidence)).stream())
        .map(
            table ->
                Danger.to(
                        table,
                        "what a trigger did at writes to %s is done no longer".formatted(table))
                    .weighing(Severity.WARNING));
  }

  private static boolean isReplaced(DropObject drop, Table table, Evidence evidence) {
    return evidence.born(table)
        || (drop.ifExists()
            && evidence.before().schema().table(table).isPresent()
            && !evidence
                .before()
                .schema()
                .attachments()
                .mayHave(table, ObjectKind.TRIGGER, drop.name()))
        || evidence.transaction().later().stream()
            .flatMap(step -> step.read().operations().stream())
            .anyMatch(
                one ->
                    one instanceof CreateObject made
                        && made.kind() == ObjectKind.TRIGGER
                        && made.on().filter(table::equals).isPresent());
  }

  /** sql-altertable: REPLICA triggers and rules do nothing in an ordinary session. */
  private static boolean isOff(ChangeTableOption change) {
    return (change.option() == TableOption.TRIGGERS || change.option() == TableOption.RULES)
        && change.detail().matches("(?:DISABLE|ENABLE REPLICA) .*");
  }

  /**
   * Other sessions cannot write before COMMIT, so that one's own triggers are passed by only by the
   * script itself; with ALL its own rows may break a foreign key, and nobody looks again.
   */
  private static boolean isTakenBack(ChangeTableOption off, Evidence evidence) {
    String on = off.detail().replaceFirst("DISABLE|ENABLE REPLICA", "ENABLE");
    return evidence.inTransactionBlock()
        && !off.detail().endsWith(" ALL")
        && evidence.transaction().later().stream()
            .flatMap(step -> step.read().operations().stream())
            .anyMatch(new ChangeTableOption(off.table(), off.option(), on)::equals);
  }

  private static boolean isCatalog(OnTable write) {
    return write.table().schema().filter("pg_catalog"::equals).isPresent()
        || (write.table().schema().isEmpty() && write.table().name().matches("pg_[a-z_]+"));
  }

  private static boolean harms(SetSetting set) {
    String harmless = HARMLESS.get(set.name().toLowerCase(Locale.ROOT));
    return harmless != null && set.value().isPresent() && !value(set).matches(harmless);
  }

  private static String value(SetSetting set) {
    return set.value().orElse("").replace("'", "").strip().toLowerCase(Locale.ROOT);
  }
}
