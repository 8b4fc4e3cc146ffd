package dev.lockkeeper;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Operation.Unrecognized;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what of people's data an operation destroys when it is run to undo a release. */
final class Destruction {

  /** What carries data, or values that cannot be made again. */
  private static final Set<ObjectKind> CARRIES_DATA =
      EnumSet.of(
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.SEQUENCE,
          ObjectKind.TYPE,
          ObjectKind.DOMAIN,
          ObjectKind.SCHEMA,
          ObjectKind.EXTENSION,
          ObjectKind.DATABASE);

  private Destruction() {}

  /** Returns what is destroyed, in words; nothing where nothing is. */
  static Optional<String> by(Operation operation) {
    if (operation instanceof DropTable drop) {
      return Optional.of("drops table %s with its rows".formatted(drop.table()));
    }
    if (operation instanceof DropColumn drop) {
      return Optional.of(
          "drops column %s.%s with its values".formatted(drop.table(), drop.column()));
    }
    if (operation instanceof Truncate truncate) {
      return Optional.of("empties %s".formatted(truncate.tables().get(0)));
    }
    if (operation instanceof Delete delete) {
      return Optional.of("deletes rows of %s".formatted(delete.table()));
    }
    if (operation instanceof Unrecognized unread) {
      return Optional.of("cannot be understood: " + unread.because());
    }
    return dropped(operation);
  }

  private static Optional<String> dropped(Operation operation) {
    if (operation instanceof DropObject drop
        && (drop.cascade() || CARRIES_DATA.contains(drop.kind()))) {
      String kind = drop.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return Optional.of(
          "drops %s %s%s"
              .formatted(kind, drop.name(), drop.cascade() ? " and all it carries" : ""));
    }
    if (operation instanceof DropConstraint drop && drop.cascade()) {
      return Optional.of("drops %s CASCADE".formatted(drop.constraint()));
    }
    if (operation instanceof DropIndex drop && drop.cascade()) {
      return Optional.of("drops %s CASCADE".formatted(drop.index()));
    }
    return Optional.empty();
  }
}
