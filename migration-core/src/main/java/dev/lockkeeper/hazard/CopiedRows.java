package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Picked;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rows that an INSERT or a new table takes from one table in use, one for each row there. What it
 * joins or counts may be few, and on MySQL the rows that are read are another hazard's.
 */
record CopiedRows(Evidence evidence) {

  private static final Pattern PLAIN = Pattern.compile("(?is)\\s*(?:INSERT|CREATE)\\b.*");
  private static final Pattern FEWER =
      Pattern.compile(
          "(?i)\\b(?:LIMIT|FETCH|TABLESAMPLE|DISTINCT|GROUP|HAVING|INTERSECT|EXCEPT|count|sum|min|max|avg"
              + "|every|bool_and|bool_or|\\w+_agg)\\b|\\bWITH\\s+NO\\s+DATA\\b");
  private static final Function<Step, Stream<Table>> TEMPORARY = CopiedRows::temporary;

  Stream<Danger> all() {
    String open = ConditionText.masked(evidence.read().statement().sql());
    if (evidence.dialect() == Dialect.MYSQL
        || !PLAIN.matcher(open).matches()
        || FEWER.matcher(open).find()) {
      return Stream.empty();
    }
    Stream<Table> inserted =
        evidence.operations(Insert.class).filter(Insert::fromQuery).map(Insert::table);
    Stream<Table> made =
        evidence
            .operations(CreateTable.class)
            .filter(create -> create.fromQuery() && !create.temporary())
            .map(CreateTable::table);
    return Stream.concat(inserted, made)
        .filter(into -> !isTemporary(into))
        .flatMap(into -> source(into, open).map(rows -> danger(rows, into)).stream());
  }

  private static Danger danger(PickedRows rows, Table into) {
    String which = rows.condition().isEmpty() ? "" : " that " + rows;
    return Danger.to(
        into,
        "all rows of %s%s are copied to %s in one transaction, however many they are"
            .formatted(rows.table(), which, into));
  }

  /** Returns the rows of the one table that they come from, where nothing keeps them few. */
  private Optional<PickedRows> source(Table into, String open) {
    List<Query> queries = evidence.operations(Query.class).toList();
    List<Table> read =
        queries.stream()
            .flatMap(query -> query.tables().stream())
            .filter(table -> !table.equals(into))
            .distinct()
            .toList();
    return Optional.of(read.isEmpty() ? into : read.get(0))
        .filter(from -> read.size() < 2 && queries.size() == 1 && isBehindFrom(from, open))
        .filter(from -> evidence.before().schema().table(from).isPresent())
        .filter(from -> !evidence.born(from) && !evidence.isSmall(from))
        .map(from -> rows(from, queries.get(0)))
        .filter(rows -> rows.condition().isEmpty() || rows.areOpen(evidence));
  }

  /** A query inside may give one value, and no rows. */
  private static boolean isBehindFrom(Table from, String open) {
    return Pattern.compile(
            "(?i)\\bFROM\\s+(?:ONLY\\s+)?(?:[\\w\"]+\\.)?\"?%s\\b"
                .formatted(Pattern.quote(from.name())))
        .matcher(open)
        .find();
  }

  private static PickedRows rows(Table from, Query query) {
    Optional<Picked> picked = Optional.ofNullable(query.picked().get(from));
    Optional<Expression> condition = picked.map(Picked::condition);
    Optional<String> called = picked.map(Picked::called);
    return new PickedRows(from, true, condition, Set.of(), called, List.of());
  }

  private boolean isTemporary(Table table) {
    return evidence.inDeployment().earlier(TEMPORARY, table).findAny().isPresent();
  }

  private static Stream<Table> temporary(Step step) {
    return step.read().operations().stream()
        .filter(one -> one instanceof CreateTable made && made.temporary())
        .map(one -> ((CreateTable) one).table());
  }
}
