package dev.lockkeeper.down;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what of people's data an operation takes when it is run to undo a release.
 *
 * <p>A rename loses nothing and can be taken back, so it is not destruction; but at no moment of a
 * rollback do both releases find the name they know, which is why it is worth knowing.
 */
final class Destruction extends Harmless {

  private final List<Token> tokens;
  private final Schema before;
  private final Predicate<String> shown;

  /**
   * @param tokens of the statement that asks for the operations
   * @param before the schema as far as it is known; what it does not know counts as lost
   * @param shown whether the scripts show what a function that is not the server's does
   */
  Destruction(List<Token> tokens, Schema before, Predicate<String> shown) {
    this.tokens = tokens;
    this.before = before;
    this.shown = shown;
  }

  private static Optional<Loss> loss(String what) {
    return Optional.of(Loss.of(what));
  }

  private static Optional<Loss> renames(Object what) {
    return Optional.of(
        Loss.worthKnowing(
            "renames %s: whichever release uses the old name breaks".formatted(what)));
  }

  private boolean says(String... words) {
    for (int i = 0; i + words.length <= tokens.size(); i++) {
      int matched = 0;
      while (matched < words.length && tokens.get(i + matched).is(words[matched])) {
        matched++;
      }
      if (matched == words.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<Loss> visit(Operation.DropTable drop) {
    if (drop.cascade()) {
      return loss(
          "drops table %s with its rows, and all that depends on it (CASCADE)"
              .formatted(drop.table()));
    }
    Optional<Table> parent = before.table(drop.table()).flatMap(shape -> shape.partitionOf());
    return parent.isPresent()
        ? loss("drops %s, a partition of %s, with its rows".formatted(drop.table(), parent.get()))
        : loss("drops table %s with its rows".formatted(drop.table()));
  }

  @Override
  public Optional<Loss> visit(Operation.DropColumn drop) {
    return loss(
        "drops column %s.%s with its values%s"
            .formatted(
                drop.table(),
                drop.column(),
                drop.cascade() ? ", and all that depends on it (CASCADE)" : ""));
  }

  @Override
  public Optional<Loss> visit(Operation.ChangeColumnType change) {
    Optional<ColumnType> old =
        before
            .table(change.table())
            .flatMap(shape -> shape.column(change.column()))
            .map(column -> column.type());
    String column = change.table() + "." + change.column();
    if (old.isEmpty()) {
      return loss(
          "makes %s a column of type %s, and what it was before is not known for sure"
              .formatted(column, change.type()));
    }
    boolean plain = change.using().filter(using -> !using.sql().equals(castOf(change))).isEmpty();
    return plain && Widening.surely(old.get(), change.type())
        ? nothing()
        : loss("narrows %s from %s to %s".formatted(column, old.get(), change.type()));
  }

  @Override
  public Optional<Loss> visit(Operation.RedefineColumn change) {
    Optional<Loss> narrowed =
        visit(
            new Operation.ChangeColumnType(
                change.table(), change.column(), change.definition().type(), Optional.empty()));
    return narrowed.isEmpty() && change.renames()
        ? renames("column " + change.table() + "." + change.column())
        : narrowed;
  }

  @Override
  public Optional<Loss> visit(Operation.ConvertCharset convert) {
    return loss(
        "turns the texts of %s into %s: what it cannot write is lost"
            .formatted(convert.table(), convert.charset()));
  }

  @Override
  public Optional<Loss> visit(Operation.ChangePartitions change) {
    String partitions = String.join(", ", change.partitions());
    return switch (change.action()) {
      case DROP, TRUNCATE, DISCARD_TABLESPACE ->
          loss("takes the rows of %s in partition %s".formatted(change.table(), partitions));
      case EXCHANGE, EXCHANGE_WITHOUT_VALIDATION, IMPORT_TABLESPACE ->
          loss("puts other rows into %s of %s".formatted(partitions, change.table()));
      default -> nothing();
    };
  }

  @Override
  public Optional<Loss> visit(Operation.Replace replace) {
    return loss("overwrites rows of %s (REPLACE)".formatted(replace.table()));
  }

  private static String castOf(Operation.ChangeColumnType change) {
    return change.column() + "::" + change.type();
  }

  @Override
  public Optional<Loss> visit(Operation.DetachPartition detach) {
    return Optional.of(
        Loss.worthKnowing(
            "takes the rows of %s out of %s; they stay in %s alone"
                .formatted(detach.partition(), detach.table(), detach.partition())));
  }

  @Override
  public Optional<Loss> visit(Operation.ChangeTableOption change) {
    String action = change.detail();
    if (change.option() == TableOption.LOGGING && says("SET", "UNLOGGED")) {
      return loss("makes %s UNLOGGED: a crash empties it".formatted(change.table()));
    }
    if (change.option() == TableOption.COLUMN_EXPRESSION && action.contains(" SET EXPRESSION")) {
      return loss("computes stored values of %s anew (%s)".formatted(change.table(), action));
    }
    boolean counter = action.contains(" RESTART") || action.contains(" DROP IDENTITY");
    if (change.option() == TableOption.COLUMN_IDENTITY && counter) {
      return loss("loses how far an identity column of %s has counted".formatted(change.table()));
    }
    if (change.option() == TableOption.INHERITANCE && says("NO", "INHERIT")) {
      return Optional.of(
          Loss.worthKnowing(
              "takes the rows of %s out of its parent table".formatted(change.table())));
    }
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.DropConstraint drop) {
    return drop.cascade()
        ? loss(
            "drops constraint %s and all that depends on it (CASCADE)".formatted(drop.constraint()))
        : nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.DropIndex drop) {
    return drop.cascade()
        ? loss("drops index %s and all that depends on it (CASCADE)".formatted(drop.index()))
        : nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.Maintain maintain) {
    return says("WITH", "NO", "DATA")
        ? loss("empties %s".formatted(maintain.targets().get(0)))
        : nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.Insert insert) {
    if (tokens.get(0).is("COPY") && says("PROGRAM")) {
      return Optional.of(Loss.unread("COPY of a PROGRAM: what it does is unknown"));
    }
    return insert.onConflict() && says("DO", "UPDATE")
        ? loss("overwrites values of %s (ON CONFLICT DO UPDATE)".formatted(insert.table()))
        : nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.Update update) {
    return loss("overwrites values of %s".formatted(update.table()));
  }

  @Override
  public Optional<Loss> visit(Operation.Delete delete) {
    return loss("deletes rows of %s".formatted(delete.table()));
  }

  @Override
  public Optional<Loss> visit(Operation.Truncate truncate) {
    String tables = String.join(", ", truncate.tables().stream().map(Table::toString).toList());
    return loss(
        "empties %s%s"
            .formatted(
                tables, truncate.cascade() ? " and every table that refers to it (CASCADE)" : ""));
  }

  @Override
  public Optional<Loss> visit(Operation.Query query) {
    if (tokens.get(0).is("COPY") && says("PROGRAM")) {
      return Optional.of(Loss.unread("COPY to a PROGRAM: what it does is unknown"));
    }
    return query.functions().stream()
        .flatMap(function -> ServerFunctions.lossBy(function, shown).stream())
        .findFirst();
  }

  @Override
  public Optional<Loss> visit(Operation.DropObject drop) {
    return new ObjectLoss(tokens).dropped(drop);
  }

  @Override
  public Optional<Loss> visit(Operation.AlterObject alter) {
    return new ObjectLoss(tokens).altered(alter);
  }

  @Override
  public Optional<Loss> visit(Operation.Unrecognized unread) {
    return Optional.of(Loss.unread(unread.because()));
  }

  @Override
  public Optional<Loss> visit(Operation.RenameTable rename) {
    return renames("table " + rename.table());
  }

  @Override
  public Optional<Loss> visit(Operation.MoveTable move) {
    return renames("table " + move.table());
  }

  @Override
  public Optional<Loss> visit(Operation.RenameColumn rename) {
    return renames("column " + rename.table() + "." + rename.column());
  }
}
