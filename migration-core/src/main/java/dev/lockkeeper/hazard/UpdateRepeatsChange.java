package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Before;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An error where a second run is certain to come; else worth a word, once a script. */
@HazardInfo(
    id = "update-repeats-change",
    summary = "UPDATE whose second run changes more",
    danger =
        "a second run adds, multiplies or appends once more, and nothing tells the values apart",
    remedy =
        "give the statement a WHERE that is no longer true of a row it has changed, or write the"
            + " result into a new column",
    asksFor = Update.class)
final class UpdateRepeatsChange extends Hazard {

  /** Functions whose result, given to them again, is another. */
  private static final String GROWING =
      "concat|concat_ws|format|repeat|reverse|array_append|array_prepend|array_cat|jsonb_insert"
          + "|md5|sha224|sha256|sha384|sha512|digest|hmac|crypt|encode|encrypt|pgp_sym_encrypt";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Rerun rerun = new Rerun(evidence);
    Stream<Danger> dangers =
        evidence
            .operations(Update.class)
            .flatMap(
                update ->
                    growing(update, evidence.before()).stream()
                        .map(
                            column ->
                                Danger.to(
                                    update.table(),
                                    "a second run, %s, changes %s.%s once more"
                                        .formatted(rerun.when(), update.table(), column))));
    return rerun.weighed(dangers, UpdateRepeatsChange::grows);
  }

  private static boolean grows(Step step) {
    return step.read().operations().stream()
        .anyMatch(one -> one instanceof Update it && growing(it, step.before()).isPresent());
  }

  /** Returns a column that is counted on from its own value, whatever that was. */
  private static Optional<String> growing(Update update, Before before) {
    return before.isBorn(update.table())
        ? Optional.empty()
        : update.values().entrySet().stream()
            .filter(assigned -> countsOn(assigned.getKey(), assigned.getValue()))
            .filter(assigned -> !mergesObject(update.table(), assigned, before))
            .map(Map.Entry::getKey)
            .filter(column -> update.condition().filter(it -> names(it, column)).isEmpty())
            .sorted()
            .findFirst();
  }

  private static boolean countsOn(String column, Expression value) {
    String name = "(?:[\\w\"]+ ?\\. ?)?\"?" + Pattern.quote(column) + "\"?";
    String operator = "(?:\\+|-|\\*|/|\\|\\|)";
    String counted =
        "(?:^|[ (])%s\\)* %s(?: |$)|%s \\(*%s(?:$|[ )])".formatted(name, operator, operator, name);
    String negated = "|^-\\(?%s\\)?$".formatted(name);
    String called = "|\\b(?:%s)\\((?:[^()]*, ?)?%s[,)]".formatted(GROWING, name);
    return Pattern.compile("(?i)" + counted + negated + called).matcher(value.sql()).find();
  }

  /**
   * functions-json: {@code ||} puts an object's keys over those that are there, once and for all.
   */
  private static boolean mergesObject(
      Table table, Map.Entry<String, Expression> assigned, Before before) {
    return assigned.getValue().sql().matches("(?s).*\\|\\| '\\s*\\{.*")
        && before
            .schema()
            .table(table)
            .flatMap(shape -> shape.column(assigned.getKey()))
            .filter(column -> column.type().name().equals("jsonb"))
            .isPresent();
  }

  private static boolean names(Expression condition, String column) {
    return Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\b")
        .matcher(condition.sql())
        .find();
  }
}
