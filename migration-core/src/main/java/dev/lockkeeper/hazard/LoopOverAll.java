package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loops of a body over a query that nothing bounds but what a column lacks, or that go on as long
 * as there are rows: what they write piece by piece, in the end they write to every row. One that
 * commits by the way is a backfill in batches.
 */
final class LoopOverAll {

  // each stops where the next begins, or a text full of beginnings would be read once for each
  private static final Pattern LOOP =
      Pattern.compile(
          "(?is)\\bFOR\\s+(\\w+)\\s+IN\\s+\\(?\\s*SELECT\\b"
              + "(?:(?!\\b(?:WHERE|LIMIT|FETCH|LOOP|FOR\\s+\\w+\\s+IN)\\b).)*"
              + "(?:\\bWHERE\\s+[\\w.\"]+\\s+IS\\s+(?:NOT\\s+)?NULL\\b"
              + "(?:(?!\\b(?:AND|WHERE|LIMIT|FETCH|LOOP|FOR\\s+\\w+\\s+IN)\\b).)*)?\\bLOOP\\b");

  private static final Pattern BATCHES =
      Pattern.compile(
          "(?is)(?:\\bWHILE\\b(?:(?!\\bWHILE\\b)[^;])*?\\bLOOP\\b|(?:\\b(?:BEGIN|THEN|ELSE)|;|>>)\\s*LOOP\\b)");
  private static final Pattern EXECUTE = Pattern.compile("(?i)\\bEXECUTE\\b([^;]*)");
  private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");
  // the last one, since the text of a statement may hold another
  private static final Pattern USING = Pattern.compile("(?is)(.*)\\bUSING\\b(.*)");
  private static final Pattern LIMIT = Pattern.compile("(?i)\\bLIMIT\\b");

  private final Set<String> variables = new HashSet<>();
  private final Set<String> parameters = new HashSet<>();
  private boolean inBatches;

  LoopOverAll(Evidence evidence) {
    if (evidence.operations(ControlTransaction.class).findAny().isEmpty()) {
      Matcher loops = LOOP.matcher(evidence.read().statement().sql());
      while (loops.find()) {
        variables.add(loops.group(1));
      }
      Matcher executed = EXECUTE.matcher(evidence.read().statement().sql());
      while (!variables.isEmpty() && executed.find()) {
        given(executed.group(1));
      }
      inBatches = BATCHES.matcher(evidence.read().statement().sql()).find();
    }
  }

  /** EXECUTE names its values {@code $1} and on, and {@code $0} stands for those in its text. */
  private void given(String executed) {
    Matcher halves = USING.matcher(executed);
    boolean using = halves.matches();
    if (isOfLoop(using ? halves.group(1) : executed)) {
      parameters.add("$0");
    }
    String[] values = using ? halves.group(2).split(",", -1) : new String[0];
    for (int i = 0; i < values.length; i++) {
      if (isOfLoop(values[i])) {
        parameters.add("$" + (i + 1));
      }
    }
  }

  private boolean isOfLoop(String sql) {
    return variables.stream().anyMatch(variable -> names(sql, variable));
  }

  /** Returns whether the condition picks the row, or the next few, that such a loop is at. */
  boolean isIn(Optional<Expression> condition) {
    return condition
        .map(Expression::sql)
        .filter(
            it ->
                (inBatches && LIMIT.matcher(it).find())
                    || isOfLoop(it)
                    || PARAMETER
                        .matcher(it)
                        .results()
                        .anyMatch(one -> parameters.contains(one.group())))
        .isPresent();
  }

  private static boolean names(String sql, String variable) {
    return Pattern.compile("(?i)(?<![\\w.\"])%s\\b(?! ?\\()".formatted(variable))
        .matcher(sql)
        .find();
  }
}
