package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.SetDefault;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sequence counts from 1, whatever the column that it is put behind holds. */
@HazardInfo(
    id = "new-sequence-repeats-keys",
    summary = "New sequence, or identity, behind a key that has values already",
    danger = "the first INSERTs get numbers that rows have already, and fail at the key",
    remedy =
        "in the same transaction set it behind the rows that are there: SELECT setval(…, max(…))"
            + " FROM the table",
    asksFor = {SetDefault.class, ChangeTableOption.class})
final class NewSequenceRepeatsKeys extends Hazard {

  private static final Pattern NEXT =
      Pattern.compile("(?i)nextval\\('\"?([^'\"]+)\"?'(?:::regclass)?\\)");
  private static final Pattern IDENTITY =
      Pattern.compile("(?is)(\\S+) ADD GENERATED (?!.*\\bSTART\\b).*");

  @Override
  public Stream<Danger> in(Evidence evidence) {
    FreshSequence fresh = new FreshSequence(evidence);
    Stream<Danger> defaults =
        evidence
            .operations(SetDefault.class)
            .filter(set -> isFilledKey(set.table(), set.column(), evidence))
            .flatMap(set -> behind(set, fresh));
    Stream<Danger> identities =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.COLUMN_IDENTITY)
            .flatMap(change -> identity(change, fresh, evidence));
    return Stream.concat(defaults, identities);
  }

  private static Stream<Danger> behind(SetDefault set, FreshSequence fresh) {
    Matcher next = NEXT.matcher(set.value().sql());
    if (!next.matches()) {
      return Stream.empty();
    }
    Table sequence = Table.named(next.group(1));
    return fresh.countsFromOne(sequence)
            && !fresh.isMoved(sequence, set.table())
            && !fresh.numbers(sequence, set.table(), set.column())
        ? Stream.of(
            danger(set.table(), set.column(), "sequence " + sequence)
                .cured(
                    Cure.NONE.then(
                        "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s"
                            .formatted(
                                Quoted.name(set.table()),
                                Quoted.name(set.column()),
                                set.value().sql()),
                        "SELECT setval('%s', (SELECT max(%s) FROM %s))"
                            .formatted(
                                Quoted.name(sequence).replace("'", "''"),
                                Quoted.name(set.column()),
                                Quoted.name(set.table())))))
        : Stream.empty();
  }

  private static Stream<Danger> identity(
      ChangeTableOption change, FreshSequence fresh, Evidence evidence) {
    Matcher added = IDENTITY.matcher(change.detail());
    return added.matches()
            && isFilledKey(change.table(), added.group(1), evidence)
            && !fresh.isMoved(sequence(change.table(), added.group(1)), change.table())
        ? Stream.of(danger(change.table(), added.group(1), "its identity"))
        : Stream.empty();
  }

  /** Returns what the server calls the sequence of a column, where that name is free. */
  private static Table sequence(Table table, String column) {
    return table.sibling("%s_%s_seq".formatted(table.name(), column));
  }

  private static boolean isFilledKey(Table table, String column, Evidence evidence) {
    return !evidence.born(table)
        && (evidence.before().schema().table(table).isEmpty()
            || evidence.before().schema().indexesOf(table).stream()
                .anyMatch(index -> index.unique() && index.keys().equals(List.of(column))));
  }

  private static Danger danger(Table table, String column, String counting) {
    return Danger.to(
        table,
        "%s begins at 1 and gives %s.%s numbers that rows have already"
            .formatted(counting, table, column));
  }
}
