package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.TableShape;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table that a statement finds, beside what it would have liked to make. Nothing is said of one
 * that the scripts do not show whole, nor of what a later statement of the deployment mends.
 *
 * @param found none where nothing is said
 */
record StandingShape(Optional<TableShape> found, Evidence evidence) {

  private static final Function<Step, Stream<String>> MENDED = StandingShape::mended;

  static StandingShape of(Table table, Evidence evidence) {
    Optional<TableShape> shape =
        evidence
            .before()
            .schema()
            .table(table)
            .filter(known -> !known.options().containsKey(TableOption.TYPE))
            .filter(
                known ->
                    !evidence.before().schema().attachments().mayHave(table, ObjectKind.OTHER, ""));
    return new StandingShape(shape, evidence);
  }

  /** Returns the column where the table has none of its name. */
  Optional<Column> lacks(Column wanted) {
    return found
        .filter(shape -> column(shape, wanted).isEmpty())
        .filter(shape -> !isFollowed(shape, added(shape.table(), wanted.name())))
        .map(shape -> wanted);
  }

  /** Returns the column as it stands, where its type is another. */
  Optional<String> hasOther(Column wanted) {
    return found
        .filter(shape -> !isFollowed(shape, retyped(shape.table(), wanted.name())))
        .flatMap(shape -> column(shape, wanted))
        .filter(column -> isOther(column.type(), wanted.type()))
        .map(
            column -> "%s as %s and not %s".formatted(column.name(), column.type(), wanted.type()));
  }

  /** MySQL tells columns apart by their letters, whatever their case. */
  private static Optional<Column> column(TableShape shape, Column wanted) {
    return shape.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(wanted.name()))
        .findFirst();
  }

  /** One may be written with its schema, and the other without. */
  private static boolean isOther(ColumnType is, ColumnType wanted) {
    boolean known = !is.equals(ColumnType.ELSEWHERE) && !wanted.equals(ColumnType.ELSEWHERE);
    boolean same =
        is.name().equals(wanted.name())
            || is.name().endsWith("." + wanted.name())
            || wanted.name().endsWith("." + is.name());
    return known
        && !(same
            && is.arguments().equals(wanted.arguments())
            && is.attributes().equals(wanted.attributes())
            && is.dimensions() == wanted.dimensions());
  }

  /** Behind it, or beside it in a block. */
  private boolean isFollowed(TableShape shape, String key) {
    return Stream.of(key, shape.table().toString())
        .anyMatch(
            one ->
                evidence.inDeployment().isFollowed(MENDED, one)
                    || evidence.read().operations().stream()
                        .flatMap(StandingShape::mended)
                        .anyMatch(one::equals));
  }

  private static Stream<String> mended(Step step) {
    return step.read().operations().stream().flatMap(StandingShape::mended);
  }

  private static Stream<String> mended(Operation operation) {
    if (operation instanceof AddColumn add) {
      return Stream.of(added(add.table(), add.column().name()));
    } else if (operation instanceof RenameColumn rename) {
      return Stream.of(added(rename.table(), rename.to()));
    } else if (operation instanceof ChangeColumnType change) {
      return Stream.of(retyped(change.table(), change.column()));
    } else if (operation instanceof RedefineColumn change) {
      return Stream.of(retyped(change.table(), change.definition().name()));
    } else if (operation instanceof DropColumn drop) {
      return Stream.of(retyped(drop.table(), drop.column()));
    } else if (operation instanceof DropTable drop) {
      return Stream.of(drop.table().toString());
    }
    return operation instanceof RenameTable rename
        ? Stream.of(rename.table().toString())
        : Stream.empty();
  }

  private static String added(Table table, String column) {
    return "%s + %s".formatted(table, column.toLowerCase(Locale.ROOT));
  }

  private static String retyped(Table table, String column) {
    return "%s ~ %s".formatted(table, column.toLowerCase(Locale.ROOT));
  }
}
