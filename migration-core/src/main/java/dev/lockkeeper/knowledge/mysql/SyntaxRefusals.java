package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.EnforceConstraint;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a release cannot read yet. What dumps write into comments for later releases is left out:
 * that is not told apart here.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/mysql-nutshell.html">What Is New in MySQL
 *     8.0</a>
 */
final class SyntaxRefusals {

  private static final Release EXPRESSIONS = new Release(8, 0, 13);
  private static final Release JSON_VALUE = new Release(8, 0, 21);

  private final Turn turn;

  SyntaxRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    return Stream.of(checks(), expressions(), values())
        .flatMap(Optional::stream)
        .map(what -> "this release does not know %s (error 1064)".formatted(what));
  }

  private Optional<String> checks() {
    boolean asked =
        turn.asked(EnforceConstraint.class).findAny().isPresent()
            || turn.asked(AddConstraint.class).anyMatch(add -> !add.constraint().enforced())
            || turn.asked(DropConstraint.class).anyMatch(this::isCheck);
    return until(Release.CHECKS, asked, "ENFORCED, or CHECKs that are dropped");
  }

  private boolean isCheck(DropConstraint drop) {
    return turn.before()
        .constraint(drop.constraint())
        .map(Constraint::kind)
        .filter(Kind.CHECK::equals)
        .isPresent();
  }

  private Optional<String> until(Release first, boolean asked, String what) {
    return asked && !turn.situation().release().isFrom(first)
        ? Optional.of(what)
        : Optional.empty();
  }

  private Stream<String> keys() {
    return turn.indexes().stream()
        .flatMap(index -> index.keys().stream())
        .filter(key -> key.startsWith("("));
  }

  private Optional<String> expressions() {
    boolean defaults =
        turn.columns().stream()
            .filter(column -> !ColumnRefusals.isGenerated(column))
            .flatMap(column -> column.defaultValue().stream())
            .anyMatch(value -> value.sql().startsWith("("));
    return until(
        EXPRESSIONS,
        defaults || keys().findAny().isPresent(),
        "expressions as defaults and in indexes");
  }

  private Optional<String> values() {
    boolean called =
        keys().anyMatch(key -> Mentioned.in(key).calls().contains("json_value"))
            || turn.columns().stream()
                .flatMap(column -> column.defaultValue().stream())
                .anyMatch(value -> value.functions().contains("json_value"));
    return until(JSON_VALUE, called, "JSON_VALUE");
  }
}
