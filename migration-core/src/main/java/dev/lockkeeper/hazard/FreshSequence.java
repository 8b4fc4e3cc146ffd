package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a deployment does to the numbers of sequences that it makes itself. */
record FreshSequence(Evidence evidence) {

  /** Returns whether an earlier statement has made the sequence, and named no start for it. */
  boolean countsFromOne(Table sequence) {
    List<Step> making =
        evidence.earlierOfDeployment().stream()
            .filter(step -> step.read().operations().stream().anyMatch(one -> makes(one, sequence)))
            .filter(step -> step.before().schema().object(sequence).isEmpty())
            .toList();
    return !making.isEmpty()
        && making.stream()
            .noneMatch(
                step -> step.read().statement().sql().matches("(?is).*\\b(?:START|MINVALUE)\\b.*"));
  }

  private static boolean makes(Operation operation, Table sequence) {
    return operation instanceof CreateObject create
        && create.kind() == ObjectKind.SEQUENCE
        && create.name().equals(sequence.toString());
  }

  /**
   * Returns whether every row of the table has got its number from the sequence: by an UPDATE of
   * all, or of a column that the deployment has added.
   */
  boolean numbers(Table sequence, Table table, String column) {
    Pattern next =
        Pattern.compile(
            "(?i)nextval\\(\\s*'(?:\"?[\\w$]+\"?\\.)?\"?%s\"?'.*"
                .formatted(Pattern.quote(sequence.name())));
    boolean added = new NamedHere(evidence).isColumn(table, column);
    return evidence.earlierOfDeployment().stream()
        .flatMap(step -> step.read().operations().stream())
        .filter(Update.class::isInstance)
        .map(Update.class::cast)
        .filter(update -> update.table().equals(table) && (added || !update.where()))
        .flatMap(update -> Optional.ofNullable(update.values().get(column)).stream())
        .anyMatch(value -> next.matcher(value.sql()).matches());
  }

  /** Returns whether the numbers of the sequence, or of the table's own, are set before COMMIT. */
  boolean isMoved(Table sequence, Table owner) {
    Stream<Operation> others =
        Stream.concat(
                evidence.earlierOfDeployment().stream(), evidence.transaction().later().stream())
            // the rows that an UPDATE leaves out may have any number
            .filter(step -> step.read().operations().stream().noneMatch(Update.class::isInstance))
            .flatMap(step -> step.read().operations().stream());
    return Stream.concat(others, evidence.read().operations().stream())
        .anyMatch(one -> moves(one, sequence, owner));
  }

  private static boolean moves(Operation operation, Table sequence, Table owner) {
    if (operation instanceof Query query) {
      return query.moved().stream()
          .anyMatch(
              moved ->
                  moved.column().isPresent()
                      ? moved.name().equals(owner)
                      : moved.name().equals(sequence));
    }
    String restarted =
        operation instanceof AlterObject alter && alter.name().equals(sequence.toString())
            ? alter.action()
            : operation instanceof ChangeTableOption change && change.table().equals(owner)
                ? change.detail()
                : "";
    return restarted.contains("RESTART ");
  }
}
