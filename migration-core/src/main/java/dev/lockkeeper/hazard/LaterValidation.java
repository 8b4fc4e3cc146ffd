package dev.lockkeeper.hazard;

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
}
