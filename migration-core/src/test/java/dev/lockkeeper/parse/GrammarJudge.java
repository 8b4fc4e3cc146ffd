package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.script.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares our reading of statements with the one of PostgreSQL's own grammar. */
final class GrammarJudge {

  /** A statement that the two take differently. */
  record Difference(String where, String sql, String ours, String theirs) {
    @Override
    public String toString() {
      return "%s: %s%n    ours:   %s%n    theirs: %s"
          .formatted(where, sql.replaceAll("\\s+", " "), ours, theirs);
    }
  }

  private static final Pattern NOT_COMPARED =
      Pattern.compile(
          "(?:OTHER|ALTER|CREATE EXTENSION pl\\w+|CREATE OTHER|DROP"
              + " OTHER|TRANSACTION|BODY)\\b.*|CREATE"
              + " (?:ROLE|DATABASE|STATISTICS|PUBLICATION|SUBSCRIPTION)\\b.*|DROP (?:ROLE|DATABASE"
              + "|STATISTICS|PUBLICATION|SUBSCRIPTION)\\b.*");

  private static final Pattern SHALLOW =
      Pattern.compile("BODY$|MERGE |OTHER (?:Explain|Prepare|Execute)Stmt");

  private final List<String> where = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final List<List<Operation>> operations = new ArrayList<>();
  private final List<List<Operation>> byThemselves = new ArrayList<>();

  final List<Difference> refused = new ArrayList<>();
  final List<Difference> misunderstood = new ArrayList<>();
  final List<Difference> illegal = new ArrayList<>();
  int understood;
  int bothRefuse;

  /**
   * Takes a statement to be judged.
   *
   * @param read what it asks, bodies included
   * @param alone what it asks by itself, which is all that the grammar sees
   */
  void add(String place, Statement statement, List<Operation> read, List<Operation> alone) {
    where.add(place + ":" + statement.place().line());
    statements.add(statement);
    operations.add(read);
    byThemselves.add(alone);
  }

  void ask(Grammar grammar) throws Exception {
    List<Grammar.Answer> answers = grammar.of(statements.stream().map(Statement::sql).toList());
    for (int i = 0; i < answers.size(); i++) {
      compare(i, answers.get(i));
    }
  }

  private void compare(int i, Grammar.Answer answer) {
    boolean ours = operations.get(i).stream().noneMatch(Operation.Unrecognized.class::isInstance);
    boolean theirs = answer.error().isEmpty();
    if (!ours && !theirs) {
      bothRefuse++;
    } else if (!ours) {
      refused.add(difference(i, Notation.of(operations.get(i)), answer.facts()));
    } else if (!theirs) {
      illegal.add(difference(i, Notation.of(operations.get(i)), answer.error().orElseThrow()));
    } else if (agree(i, answer.facts())) {
      understood++;
    } else {
      misunderstood.add(difference(i, ourFacts(i), answer.facts()));
    }
  }

  private Difference difference(int i, Object ours, Object theirs) {
    return new Difference(
        where.get(i), statements.get(i).sql(), ours.toString(), theirs.toString());
  }

  private List<String> ourFacts(int i) {
    return compared(GrammarFacts.of(byThemselves.get(i)));
  }

  private boolean agree(int i, List<String> theirs) {
    List<Operation> read = byThemselves.get(i);
    // of a body, of MERGE, of what is planned or prepared and of a query that fills a table the
    // grammar's facts do not go so deep
    if (theirs.stream().anyMatch(fact -> SHALLOW.matcher(fact).lookingAt())) {
      return true;
    }
    List<String> ours = new ArrayList<>(ourFacts(i));
    List<String> rest = new ArrayList<>(compared(theirs));
    // nor do they tell of an option of VACUUM
    ours.removeIf(
        own ->
            own.startsWith("MAINTAIN ANALYZE")
                && rest.contains(own.replaceFirst("ANALYZE", "VACUUM")));
    boolean fromQuery = theirs.stream().anyMatch(GrammarJudge::isTableOfQuery);
    if (fromQuery || read.stream().anyMatch(GrammarJudge::fills)) {
      ours.removeIf(GrammarJudge::isRead);
      rest.removeIf(GrammarJudge::isRead);
    }
    for (String fact : List.copyOf(rest)) {
      Pattern pattern =
          Pattern.compile(Pattern.quote(fact).replace("?", "\\E.+?\\Q"), Pattern.DOTALL);
      ours.stream()
          .filter(own -> pattern.matcher(own).matches())
          .findFirst()
          .ifPresent(
              own -> {
                ours.remove(own);
                rest.remove(fact);
              });
    }
    return ours.isEmpty() && rest.isEmpty();
  }

  /** With or without its rows. */
  private static boolean isTableOfQuery(String fact) {
    return fact.startsWith("CREATE TABLE ") && fact.endsWith(" AS");
  }

  private static boolean isRead(String fact) {
    return fact.startsWith("READ ") || fact.startsWith("ONLY ");
  }

  private static boolean fills(Operation operation) {
    return (operation instanceof Operation.CreateTable create && create.fromQuery())
        || (operation instanceof Operation.CreateObject object
            && object.kind() == ObjectKind.MATERIALIZED_VIEW);
  }

  private static List<String> compared(List<String> facts) {
    return facts.stream()
        .filter(fact -> !NOT_COMPARED.matcher(fact).matches())
        .sorted()
        .distinct()
        .toList();
  }

  String counts() {
    return "understood %d, refused %d, misunderstood %d, taken though illegal %d, refused by both %d"
        .formatted(understood, refused.size(), misunderstood.size(), illegal.size(), bothRefuse);
  }
}
