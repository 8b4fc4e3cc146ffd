package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Before;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.Update;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells assignments that count on from what a row holds, so that it holds more every time.
 *
 * @param update the assignments
 * @param before what their table looks like
 */
record CountedOn(Update update, Before before) {

  /** Functions whose result, given to them again, is another. */
  private static final String GROWING =
      "concat|concat_ws|format|repeat|reverse|array_append|array_prepend|array_cat|jsonb_insert"
          + "|json_array_append|json_array_insert|json_merge_preserve"
          + "|md5|sha224|sha256|sha384|sha512|digest|hmac|crypt|encode|encrypt|pgp_sym_encrypt";

  /** MySQL's name for what the row that is not inserted would have held. */
  private static final Pattern GIVEN = Pattern.compile("(?i)\\bVALUES ?\\([^()]*\\)");

  private static final Pattern PRESENT =
      Pattern.compile("(?i)\\b(?:coalesce|ifnull)\\(([^(),]+), ?[^(),]+\\)");

  /** functions-json: over an object's keys come those of another, once and for all. */
  private static final Pattern OBJECT =
      Pattern.compile("(?is).*\\|\\| (?:'\\s*\\{|jsonb_build_object\\(|excluded\\.).*");

  /** Returns a column that is counted on from its own value, whatever that was. */
  Optional<String> column() {
    return update.values().entrySet().stream()
        .filter(assigned -> countsOn(assigned.getKey(), assigned.getValue()))
        .filter(assigned -> !mergesObject(assigned))
        .map(Map.Entry::getKey)
        .filter(column -> update.condition().filter(it -> names(it, column)).isEmpty())
        .findFirst();
  }

  private boolean countsOn(String column, Expression value) {
    String text = GIVEN.matcher(value.sql()).replaceAll("NULL");
    text = PRESENT.matcher(text).replaceAll("$1");
    String own = quoted(update.alias().orElse(update.table().name()));
    String name = "(?:(?:\\w+\\.)?%s\\.)?%s".formatted(own, quoted(column));
    String operator = "(?:\\+|-|\\*|/|\\|\\|)";
    String counted =
        "(?:^|[ (])%s\\)* %s(?: |$)|%s \\(*%s(?:$|[ )])".formatted(name, operator, operator, name);
    String negated = "|^-\\(?%s\\)?$".formatted(name);
    String called = "|\\b(?:%s)\\((?:[^()]*, ?)?%s[,)]".formatted(GROWING, name);
    return Pattern.compile("(?i)" + counted + negated + called).matcher(text).find();
  }

  private static String quoted(String name) {
    return "[\"`]?%s[\"`]?".formatted(Pattern.quote(name));
  }

  private boolean mergesObject(Map.Entry<String, Expression> assigned) {
    return OBJECT.matcher(assigned.getValue().sql()).matches()
        && before
            .schema()
            .table(update.table())
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
