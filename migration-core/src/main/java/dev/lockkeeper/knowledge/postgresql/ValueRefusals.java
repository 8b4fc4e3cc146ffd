package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.SetDefault;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Defaults that no column of their type can have, and rows that lack what their table demands. */
final class ValueRefusals {

  private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");

  private static final Pattern STRING = Pattern.compile("'([^']*)'");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  /** datatype-boolean: "Unique prefixes of these strings are also accepted". */
  private static final Pattern BOOLEAN =
      Pattern.compile("t(r(ue?)?)?|f(a(l(se?)?)?)?|y(es?)?|no?|on|off?|1|0");

  private final Situation situation;
  private final List<Operation> statement;
  private final NameRefusals names;

  ValueRefusals(Situation situation, List<Operation> statement, NameRefusals names) {
    this.situation = situation;
    this.statement = statement;
    this.names = names;
  }

  Stream<String> of(Operation operation) {
    if (operation instanceof AddColumn add) {
      return defaulted(add.column());
    } else if (operation instanceof CreateTable create) {
      return situation.schema().isTaken(create.table())
          ? Stream.empty()
          : create.columns().stream().flatMap(ValueRefusals::defaulted);
    } else if (operation instanceof SetDefault set) {
      return situation.column(set.table(), set.column()).stream()
          .filter(column -> !retypes(column.name()))
          .flatMap(column -> given(set.value().sql(), column.name(), column.type()));
    } else if (operation instanceof Insert insert) {
      return Stream.concat(
          names.missing(insert.table(), insert.columns(), absent(insert.table())), left(insert));
    } else if (operation instanceof Update update) {
      return names.missing(update.table(), update.columns(), absent(update.table()));
    }
    return Stream.empty();
  }

  /** Types are changed before defaults, wherever they stand in the statement. */
  private boolean retypes(String column) {
    return statement.stream()
        .anyMatch(one -> one instanceof ChangeColumnType change && change.column().equals(column));
  }

  private static String absent(Table table) {
    return "column \"%s\" of relation \"" + table.name() + "\" does not exist";
  }

  private static Stream<String> defaulted(Column column) {
    return column.generation() == Generation.NONE
        ? column.defaultValue().stream()
            .flatMap(value -> given(value.sql(), column.name(), column.type()))
        : Stream.empty();
  }

  private static Stream<String> given(String value, String column, ColumnType type) {
    if (type.dimensions() > 0) {
      return Stream.empty();
    }
    boolean truth = type.name().equals("boolean");
    if (truth && NUMBER.matcher(value).matches()) {
      return Stream.of(otherwise(column, "boolean", "integer"));
    }
    if (WHOLE.contains(type.name()) && value.matches("(?i)true|false")) {
      return Stream.of(otherwise(column, type.name(), "boolean"));
    }
    Matcher string = STRING.matcher(value);
    boolean refused =
        string.matches()
            && (truth
                ? !BOOLEAN.matcher(string.group(1).strip().toLowerCase(Locale.ROOT)).matches()
                // newer servers take underscores and hexadecimal digits
                : WHOLE.contains(type.name()) && !string.group(1).matches(".*\\d.*"));
    return refused
        ? Stream.of(
            "invalid input syntax for type %s: \"%s\"".formatted(type.name(), string.group(1)))
        : Stream.empty();
  }

  private static String otherwise(String column, String type, String given) {
    return "column \"%s\" is of type %s but default expression is of type %s"
        .formatted(column, type, given);
  }

  /** A trigger or a rule may give what the statement leaves out. */
  private Stream<String> left(Insert insert) {
    boolean plain =
        insert.values().isPresent()
            && !insert.fromQuery()
            && !insert.onConflict()
            && !insert.columns().isEmpty()
            && situation.withAncestors(insert.table()).stream()
                .allMatch(table -> situation.schema().attachments().of(table).isEmpty());
    return names.shape(insert.table()).stream()
        .filter(shape -> plain && !situation.isPartitioned(insert.table()))
        .map(TableShape::columns)
        .flatMap(columns -> columns.stream())
        .filter(column -> isDemanded(column) && !insert.columns().contains(column.name()))
        .map(
            column ->
                "null value in column \"%s\" of relation \"%s\" violates not-null constraint"
                    .formatted(column.name(), insert.table().name()));
  }

  /** A domain may have a default of its own. */
  private static boolean isDemanded(Column column) {
    return column.notNull()
        && column.defaultValue().isEmpty()
        && column.generation() == Generation.NONE
        && Types.isBuiltIn(column.type());
  }
}
