package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads CREATE PROCEDURE, FUNCTION, TRIGGER and EVENT, their bodies included, and CALL. */
final class Routines {

  private static final int DEEPEST = 4;

  private final Tokens tokens;

  Routines(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind PROCEDURE or FUNCTION. */
  Operation routine(boolean procedure) throws NotUnderstoodException {
    boolean guarded = tokens.accept("IF", "NOT", "EXISTS");
    String name = String.join(".", tokens.qualifiedName());
    Operation created =
        new Operation.CreateObject(ObjectKind.FUNCTION, name, Optional.empty(), guarded);
    if (!procedure && tokens.accept("RETURNS")) {
      // a function of a shared library
      tokens.label();
      tokens.expect("SONAME");
      tokens.string();
      return created;
    }
    List<String> parameters = parameters();
    if (!procedure) {
      tokens.expect("RETURNS");
      Types.read(tokens);
    }
    characteristics();
    if (tokens.accept("AS")) {
      throw new NotUnderstoodException("a routine in another language than SQL");
    }
    List<Token> body = tokens.rest();
    define(body);
    if (procedure) {
      tokens.session().procedure(name, new Procedure(parameters, body));
    }
    return created;
  }

  /** Reads twice: in a loop a statement may be prepared before the text that it gets is met. */
  private List<Operation> read(List<Token> body, KnownTexts texts) throws NotUnderstoodException {
    new Body(tokens.over(body, tokens.session().ofBody(texts))).read();
    return new Body(tokens.over(body, tokens.session().ofBody(texts))).read();
  }

  /** A body that is kept to run some other time: what it calls is read when that is called. */
  private void define(List<Token> body) throws NotUnderstoodException {
    new Body(tokens.over(body, tokens.session().ofDefinition())).read();
  }

  private List<String> parameters() throws NotUnderstoodException {
    List<String> names = new ArrayList<>();
    tokens.expect("(");
    if (tokens.accept(")")) {
      return names;
    }
    do {
      if (!tokens.accept("IN") && !tokens.accept("OUT")) {
        tokens.accept("INOUT");
      }
      names.add(tokens.name());
      Types.read(tokens);
    } while (tokens.accept(","));
    tokens.expect(")");
    return names;
  }

  private void characteristics() throws NotUnderstoodException {
    while (characteristic(tokens)) {
      // in any order
    }
  }

  /** Passes one characteristic of a routine, if it comes next. */
  static boolean characteristic(Tokens tokens) throws NotUnderstoodException {
    if (tokens.accept("COMMENT")) {
      tokens.string();
      return true;
    }
    if (tokens.accept("LANGUAGE")) {
      tokens.label();
      return true;
    }
    return tokens.accept("DETERMINISTIC")
        || tokens.accept("NOT", "DETERMINISTIC")
        || tokens.accept("CONTAINS", "SQL")
        || tokens.accept("NO", "SQL")
        || tokens.accept("READS", "SQL", "DATA")
        || tokens.accept("MODIFIES", "SQL", "DATA")
        || tokens.accept("SQL", "SECURITY", "DEFINER")
        || tokens.accept("SQL", "SECURITY", "INVOKER");
  }

  /** Reads on behind TRIGGER. */
  Operation trigger() throws NotUnderstoodException {
    boolean guarded = tokens.accept("IF", "NOT", "EXISTS");
    String name = String.join(".", tokens.qualifiedName());
    if (!tokens.accept("BEFORE")) {
      tokens.expect("AFTER");
    }
    Trait event = event(tokens.next());
    tokens.expect("ON");
    Table table = tokens.table();
    tokens.expect("FOR", "EACH", "ROW");
    if (tokens.accept("FOLLOWS") || tokens.accept("PRECEDES")) {
      tokens.qualifiedName();
    }
    List<Token> body = tokens.rest();
    define(body);
    Definition definition =
        refuses(body) ? Definition.NONE.with(Set.of(Trait.REFUSING, event)) : Definition.NONE;
    return new Operation.CreateObject(
        ObjectKind.TRIGGER, name, Optional.of(table), guarded, definition);
  }

  private static Trait event(Token word) throws NotUnderstoodException {
    return switch (word.keyword()) {
      case "INSERT" -> Trait.ON_INSERT;
      case "UPDATE" -> Trait.ON_UPDATE;
      case "DELETE" -> Trait.ON_DELETE;
      default -> throw new NotUnderstoodException("a trigger ON " + word.text());
    };
  }

  /** Returns whether an error is the first thing that the body does. */
  private static boolean refuses(List<Token> body) {
    int first = !body.isEmpty() && body.get(0).is("BEGIN") ? 1 : 0;
    return body.size() > first && body.get(first).is("SIGNAL");
  }

  /** Reads on behind EVENT. */
  Operation event() throws NotUnderstoodException {
    boolean guarded = tokens.accept("IF", "NOT", "EXISTS");
    String name = String.join(".", tokens.qualifiedName());
    tokens.expect("ON", "SCHEDULE");
    schedule();
    eventOptions();
    tokens.expect("DO");
    define(tokens.rest());
    return new Operation.CreateObject(ObjectKind.EVENT, name, Optional.empty(), guarded);
  }

  /** Reads on behind ALTER EVENT. */
  Operation alterEvent() throws NotUnderstoodException {
    String name = String.join(".", tokens.qualifiedName());
    int start = tokens.position();
    if (tokens.accept("ON", "SCHEDULE")) {
      schedule();
    }
    eventOptions();
    if (tokens.accept("RENAME", "TO")) {
      tokens.qualifiedName();
    }
    eventOptions();
    String action = Rendering.phrase(tokens.since(start));
    if (tokens.accept("DO")) {
      define(tokens.rest());
    }
    tokens.expectEnd();
    return new Operation.AlterObject(ObjectKind.EVENT, name, Optional.empty(), action);
  }

  private void schedule() throws NotUnderstoodException {
    Expressions expressions = new Expressions(tokens, new Reads());
    if (tokens.accept("AT")) {
      expressions.expression();
      return;
    }
    tokens.expect("EVERY");
    expressions.expression();
    if (!tokens.isAny(Words.UNITS)) {
      throw tokens.unexpected();
    }
    tokens.next();
    if (tokens.accept("STARTS")) {
      expressions.expression();
    }
    if (tokens.accept("ENDS")) {
      expressions.expression();
    }
  }

  private void eventOptions() throws NotUnderstoodException {
    while (true) {
      if (tokens.accept("COMMENT")) {
        tokens.string();
      } else if (tokens.accept("DISABLE", "ON")) {
        if (!tokens.accept("SLAVE")) {
          tokens.expect("REPLICA");
        }
      } else if (!tokens.accept("ON", "COMPLETION", "PRESERVE")
          && !tokens.accept("ON", "COMPLETION", "NOT", "PRESERVE")
          && !tokens.accept("ENABLE")
          && !tokens.accept("DISABLE")) {
        return;
      }
    }
  }

  /** Reads on behind CALL: what the procedure's body asks, where an earlier script has made it. */
  List<Operation> call() throws NotUnderstoodException {
    String name = String.join(".", tokens.qualifiedName());
    Reads reads = new Reads();
    List<Optional<List<String>>> arguments = arguments(reads);
    tokens.expectEnd();
    if (tokens.session().isDefining()) {
      tokens.session().texts().forget();
      return List.of(new Operation.Query(reads.tables(), List.copyOf(reads.functions())));
    }
    Procedure procedure =
        tokens
            .session()
            .procedure(name)
            .orElseThrow(
                () ->
                    new NotUnderstoodException(
                        "CALL: the body of %s is not known".formatted(name)));
    if (tokens.session().calls() > DEEPEST) {
      throw new NotUnderstoodException("CALL: procedures that call each other too deeply");
    }
    tokens.session().budget().spend(procedure.body().size() + 1);
    KnownTexts texts = new KnownTexts(true);
    for (int i = 0; i < Math.min(arguments.size(), procedure.parameters().size()); i++) {
      texts.put(procedure.parameters().get(i), arguments.get(i));
    }
    List<Operation> body = read(procedure.body(), texts);
    tokens.session().texts().forget();
    return body.isEmpty()
        ? List.of(new Operation.Query(reads.tables(), List.copyOf(reads.functions())))
        : body;
  }

  private List<Optional<List<String>>> arguments(Reads reads) throws NotUnderstoodException {
    List<Optional<List<String>>> arguments = new ArrayList<>();
    if (!tokens.accept("(") || tokens.accept(")")) {
      return arguments;
    }
    do {
      int start = tokens.position();
      new Expressions(tokens, reads).expression();
      arguments.add(new SqlTexts(tokens.over(tokens.since(start))).all());
    } while (tokens.accept(","));
    tokens.expect(")");
    return arguments;
  }
}
