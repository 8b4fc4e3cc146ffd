package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.TokenLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements that a script has prepared so far; in another script the session may be another
 * one, which knows none of them.
 */
final class Prepared {

  private final Map<String, Statement> statements = new HashMap<>();
  private final OperationReader reader;
  private String script = "";

  Prepared(OperationReader reader) {
    this.reader = reader;
  }

  /**
   * Takes note of what the statement prepares or forgets; returns what it asks where it is an
   * EXECUTE of what the same script has prepared.
   */
  Optional<List<Operation>> run(Script of, Statement statement) {
    if (!of.path().equals(script)) {
      statements.clear();
      script = of.path();
    }
    remember(statement);
    return executed(statement);
  }

  private void remember(Statement statement) {
    List<Token> tokens = statement.tokens();
    if (begins(tokens, "PREPARE")) {
      List<List<Token>> parts = TokenLists.between(tokens, "AS");
      int body = parts.get(0).size() + 1;
      if (body < tokens.size()) {
        statements.put(name(tokens), part(statement, tokens.subList(body, tokens.size())));
      }
    } else if (begins(tokens, "DEALLOCATE") || begins(tokens, "DISCARD")) {
      // whatever is forgotten by name may be prepared again, and is then remembered again
      statements.clear();
    }
  }

  private Optional<List<Operation>> executed(Statement statement) {
    List<Token> tokens = statement.tokens();
    if (!begins(tokens, "EXECUTE") || !statements.containsKey(name(tokens))) {
      return Optional.empty();
    }
    List<Token> arguments = tokens.subList(2, tokens.size());
    if (!arguments.isEmpty() && !TokenLists.isWhole(arguments)) {
      return Optional.empty();
    }
    List<Operation> operations = new ArrayList<>(reader.read(statements.get(name(tokens))));
    List<Token> select = new ArrayList<>();
    select.add(new Token(Token.Kind.WORD, "SELECT", tokens.get(0).offset()));
    select.addAll(arguments);
    reader.read(part(statement, select)).stream()
        .filter(operation -> !operation.equals(Query.NOTHING))
        .forEach(operations::add);
    return Optional.of(operations);
  }

  private static boolean begins(List<Token> tokens, String word) {
    return tokens.size() > 1 && tokens.get(0).is(word);
  }

  private static String name(List<Token> tokens) {
    Token name = tokens.get(1);
    return name.kind() == Token.Kind.WORD ? Names.lowerCase(name.text()) : name.text();
  }

  private static Statement part(Statement whole, List<Token> tokens) {
    return new Statement(
        whole.index(), whole.place(), whole.sql(), tokens, List.of(), Optional.empty());
  }
}
