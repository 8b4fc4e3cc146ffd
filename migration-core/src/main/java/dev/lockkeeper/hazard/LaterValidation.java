package dev.lockkeeper.hazard;

import java.util.ArrayList;
import java.util.List;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.AddConstraint;

/**
 * The cure of constraints that can be added unchecked and validated under a lock that lets work go
 * on.
 */
final class LaterValidation {

  private LaterValidation() {}

  /** Returns the cure for a constraint with that body. */
  static Cure of(AddConstraint add, String body) {
    String alter = "ALTER TABLE " + Quoted.name(add.table());
    String name = Quoted.name(DefaultName.of(add.table(), add.constraint()));
    return Cure.NONE
        .then(
            "%s DROP CONSTRAINT IF EXISTS %s".formatted(alter, name),
            "%s ADD CONSTRAINT %s %s NOT VALID".formatted(alter, name, body))
        .then("%s VALIDATE CONSTRAINT %s".formatted(alter, name));
  }

  /** The partitions' own keys, proven one by one, become the key of the table without a look. */
  static Cure ofPartitions(AddConstraint add, String body, List<Table> partitions) {
    String alter = "ALTER TABLE " + Quoted.name(add.table());
    String name = Quoted.name(DefaultName.of(add.table(), add.constraint()));
    List<String> unproven = new ArrayList<>();
    List<String> proven = new ArrayList<>();
    unproven.add("%s DROP CONSTRAINT IF EXISTS %s".formatted(alter, name));
    for (Table partition : partitions) {
      String part = "ALTER TABLE " + Quoted.name(partition);
      unproven.add("%s DROP CONSTRAINT IF EXISTS %s".formatted(part, name));
      unproven.add("%s ADD CONSTRAINT %s %s NOT VALID".formatted(part, name, body));
      proven.add("%s VALIDATE CONSTRAINT %s".formatted(part, name));
    }
    return Cure.NONE
        .then(unproven.toArray(String[]::new))
        .then(proven.toArray(String[]::new))
        .then("%s ADD CONSTRAINT %s %s".formatted(alter, name, body));
  }
}
