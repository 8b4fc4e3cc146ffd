package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Operation.ConvertCharset;
import dev.lockkeeper.schema.TableShape;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a column asks of the storage engine that is defined anew.
 *
 * @param table before
 * @param indexes of it
 */
record ColumnSteps(TableShape table, IndexChanges indexes, ServerState session, Release release) {

  /** Returns what differs between the definitions, and nothing else. */
  Set<Change> between(Column was, Column now) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    if (generated(was) || generated(now)) {
      changes.add(sameGeneration(was, now) ? Change.DICTIONARY : Change.CONVERT);
      if (!sameGeneration(was, now)) {
        return changes;
      }
    }
    boolean counts = now.generation() == Generation.AUTO_INCREMENT;
    if (counts != (was.generation() == Generation.AUTO_INCREMENT)) {
      changes.add(Change.CONVERT);
    }
    TypeStep.Typed before = typed(was);
    changes.add(
        change(
            TypeStep.between(
                before,
                new TypeStep.Typed(now.type(), Charset.of(now.type(), table), before.indexed()),
                release)));
    boolean inPrimaryKey = table.primaryKey().contains(was.name());
    if (!inPrimaryKey && was.notNull() != now.notNull()) {
      changes.add(now.notNull() ? notNull() : Change.NULLABLE);
    }
    return changes;
  }

  private static boolean generated(Column column) {
    return column.generation() == Generation.STORED || column.generation() == Generation.VIRTUAL;
  }

  private static boolean sameGeneration(Column was, Column now) {
    return was.generation() == now.generation() && was.defaultValue().equals(now.defaultValue());
  }

  private TypeStep.Typed typed(Column column) {
    boolean inIndex =
        release.isFrom(Release.MEMBERS_RECODED_INSTANT)
            ? indexes.keeps(column.name())
            : !indexes.of(column.name()).isEmpty();
    boolean indexed = inIndex || table.primaryKey().contains(column.name());
    return new TypeStep.Typed(column.type(), Charset.of(column.type(), table), indexed);
  }

  private static Change change(TypeStep step) {
    return switch (step) {
      case CONVERTS -> Change.CONVERT;
      case WIDENS -> Change.WIDEN;
      case NONE, APPENDS -> Change.DICTIONARY;
    };
  }

  /** "Making a column NOT NULL" in place wants a strict SQL mode: NULL must not become 0. */
  private Change notNull() {
    return strict() ? Change.NOT_NULL : Change.CONVERT;
  }

  /** Returns whether the session refuses what it cannot write. */
  boolean strict() {
    return session
        .value("sql_mode")
        .map(
            mode ->
                mode.toUpperCase(Locale.ROOT)
                    .matches("(?s).*(STRICT_(ALL|TRANS)_TABLES|TRADITIONAL|@|CONCAT|REPLACE).*"))
        .orElse(true);
  }

  /** Returns what the table's texts ask that get another character set, or any that it may have. */
  Set<Change> converted(ConvertCharset convert) {
    if (table.columns().isEmpty()) {
      return EnumSet.of(Change.CONVERT);
    }
    Set<Change> changes = EnumSet.noneOf(Change.class);
    Charset.of(Optional.of(convert.charset()), convert.collation())
        .ifPresent(
            target ->
                table.columns().stream()
                    .filter(column -> TypeStep.isText(column.type()))
                    .map(column -> change(TypeStep.recoded(typed(column), target)))
                    .forEach(changes::add));
    return changes;
  }
}
