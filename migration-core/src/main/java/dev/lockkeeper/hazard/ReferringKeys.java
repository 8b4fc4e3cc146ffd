package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.schema.ForeignKey;
import java.util.List;

/**
 * The foreign keys that point at a column for which a second one steps in: each gets a second one
 * as well, which takes its name.
 *
 * @param wider the column that they point at
 */
record ReferringKeys(WiderColumn wider) {

  /** Both keys hold until the exchange: the values that they look for are the same. */
  Cure beside() {
    Cure cure = Cure.NONE;
    for (ForeignKey key : wider.referring()) {
      String second = Quoted.name(second(key));
      cure =
          cure.then(
              wider.unlessDone(
                  List.of(
                      absence(key),
                      "%s ADD CONSTRAINT %s %s NOT VALID"
                          .formatted(alter(key), second, body(key.constraint())))));
      if (!key.constraint().notValid()) {
        cure =
            cure.then(
                wider.unlessDone(
                    List.of("%s VALIDATE CONSTRAINT %s".formatted(alter(key), second))));
      }
    }
    return cure;
  }

  /** The index of before would be held by the keys that an interrupted attempt has left. */
  Cure absent() {
    return wider.referring().isEmpty()
        ? Cure.NONE
        : Cure.NONE.then(wider.referring().stream().map(this::absence).toArray(String[]::new));
  }

  private String absence(ForeignKey key) {
    return "%s DROP CONSTRAINT IF EXISTS %s".formatted(alter(key), Quoted.name(second(key)));
  }

  private String body(Constraint key) {
    Reference to = key.references().orElseThrow();
    String other = WiderColumn.other(wider.column().name());
    return ForeignKeyScansTables.body(
        key, new Reference(wider.table(), List.of(other), to.actions()));
  }

  List<String> dropped() {
    return wider.referring().stream()
        .map(key -> "%s DROP CONSTRAINT %s".formatted(alter(key), Quoted.name(first(key))))
        .toList();
  }

  List<String> named() {
    return wider.referring().stream()
        .map(
            key ->
                "%s RENAME CONSTRAINT %s TO %s"
                    .formatted(alter(key), Quoted.name(second(key)), Quoted.name(first(key))))
        .toList();
  }

  private static String alter(ForeignKey key) {
    return "ALTER TABLE " + Quoted.name(key.table());
  }

  private static String first(ForeignKey key) {
    return DefaultName.of(key.table(), key.constraint());
  }

  static String second(ForeignKey key) {
    return first(key) + "_swap";
  }
}
