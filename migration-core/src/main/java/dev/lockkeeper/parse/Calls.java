package dev.lockkeeper.parse;

import dev.lockkeeper.operation.MovedSequence;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a function's arguments and what may follow them. */
final class Calls {

  /** Written like calls, but constructs of the language. */
  private static final Set<String> NO_FUNCTIONS =
      Names.words("COALESCE NULLIF GREATEST LEAST GROUPING ROLLUP CUBE XMLATTRIBUTES");

  /** Their arguments have a grammar of their own. */
  private static final Set<String> OWN_GRAMMAR =
      Names.words(
          """
          XMLELEMENT XMLFOREST XMLATTRIBUTES XMLPARSE XMLPI XMLROOT XMLSERIALIZE XMLEXISTS XMLTABLE
          JSON JSON_OBJECT JSON_ARRAY JSON_QUERY JSON_VALUE JSON_EXISTS JSON_OBJECTAGG JSON_ARRAYAGG
          JSON_SCALAR JSON_SERIALIZE JSON_TABLE COLLATION NORMALIZE
          """);

  /** functions-sequence: they write or read the sequence that their first argument names. */
  private static final Set<String> MOVING = Names.words("NEXTVAL SETVAL CURRVAL");

  /** What a number may be written with, beside digits. */
  private static final Set<String> IN_NUMBERS = Names.words("+ - * / :: BIGINT INT8 INTEGER INT");

  private static final Set<String> FRAMES = Names.words("RANGE ROWS GROUPS");
  private static final Set<String> WINDOW_PARTS = Names.words("PARTITION ORDER RANGE ROWS GROUPS");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;

  Calls(Tokens tokens, Reads reads, Expressions expressions) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = expressions;
  }

  /** Reads on from the opening parenthesis of a call of that function. */
  void call(List<String> parts, Token first) throws NotUnderstoodException {
    boolean plain = parts.size() == 1 && first.kind() == Token.Kind.WORD;
    if (!plain || !NO_FUNCTIONS.contains(first.keyword())) {
      reads.function(Names.function(parts));
    }
    tokens.expect("(");
    String called = parts.get(parts.size() - 1).toUpperCase(Locale.ROOT);
    if (MOVING.contains(called)) {
      sequence(called);
    }
    if (plain && OWN_GRAMMAR.contains(first.keyword())) {
      ownGrammar();
    } else if (plain && first.is("POSITION")) {
      expressions.restricted();
      tokens.expect("IN");
      expressions.restricted();
    } else if (plain && first.is("EXTRACT")) {
      tokens.next();
      tokens.expect("FROM");
      expressions.expression();
    } else if (!tokens.isNext(")")) {
      arguments();
    }
    tokens.expect(")");
    suffixes();
  }

  /** Takes down the sequence that a first argument names; the argument is read afterwards. */
  private void sequence(String called) throws NotUnderstoodException {
    int start = tokens.position();
    Optional<MovedSequence> moved =
        tokens.accept("PG_GET_SERIAL_SEQUENCE", "(") ? serial() : named();
    if (moved.isPresent()) {
      reads.sequence(
          switch (called) {
            case "SETVAL" -> moved.get().setTo(number());
            case "CURRVAL" -> moved.get().onlyAsked();
            default -> moved.get();
          });
    }
    tokens.back(start);
  }

  private Optional<MovedSequence> named() {
    Optional<String> name = tokens.plainString();
    return name.filter(n -> tokens.isNext(",") || tokens.isNext(")") || tokens.isNext("::"))
        .map(n -> MovedSequence.named(written(n)));
  }

  /** functions-info: the first argument is a name as in SQL, the second the column as it is. */
  private Optional<MovedSequence> serial() {
    Optional<String> table = tokens.plainString();
    boolean second = table.isPresent() && tokens.accept(",");
    Optional<String> column = second ? tokens.plainString() : Optional.empty();
    tokens.accept(")");
    return column.map(of -> MovedSequence.of(written(table.get()), of));
  }

  /** Returns the argument behind the sequence, where neither rows nor other values have a part. */
  private Optional<String> number() throws NotUnderstoodException {
    if (tokens.accept("::")) {
      tokens.label();
    }
    if (!tokens.accept(",")) {
      return Optional.empty();
    }
    int start = tokens.position();
    while (!tokens.isNext(",") && !tokens.isNext(")")) {
      Token token = tokens.next();
      boolean written = token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.STRING;
      if (!written && !IN_NUMBERS.contains(token.keyword())) {
        return Optional.empty();
      }
    }
    return Optional.of(Rendering.sql(tokens.since(start)));
  }

  private Table written(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("\\.", -1)) {
      boolean quoted = part.length() > 2 && part.startsWith("\"") && part.endsWith("\"");
      parts.add(quoted ? part.substring(1, part.length() - 1) : Names.lowerCase(part));
    }
    return tokens.table(parts);
  }

  private void arguments() throws NotUnderstoodException {
    if (!tokens.accept("DISTINCT")) {
      tokens.accept("ALL");
    }
    if (tokens.accept("*")) {
      return;
    }
    trimSides();
    argument();
    while (tokens.accept(",")
        || tokens.accept("FROM")
        || tokens.accept("FOR")
        || tokens.accept("PLACING")
        || tokens.accept("SIMILAR")) {
      argument();
    }
    if (tokens.accept("ORDER", "BY")) {
      expressions.sortList();
    }
  }

  private void trimSides() {
    if (tokens.accept("BOTH") || tokens.accept("LEADING") || tokens.accept("TRAILING")) {
      tokens.accept("FROM");
    }
  }

  private void argument() throws NotUnderstoodException {
    tokens.accept("VARIADIC");
    if (tokens.peek(1).is("=>") || tokens.peek(1).is(":=")) {
      tokens.label();
      tokens.next();
    }
    Queries queries = new Queries(tokens, reads);
    if (queries.startsHere()) {
      queries.query();
    } else {
      expressions.expression();
    }
  }

  private void suffixes() throws NotUnderstoodException {
    if (tokens.accept("WITHIN", "GROUP")) {
      tokens.expect("(", "ORDER", "BY");
      expressions.sortList();
      tokens.expect(")");
    }
    if (tokens.accept("FILTER", "(", "WHERE")) {
      expressions.expression();
      tokens.expect(")");
    }
    if (tokens.accept("RESPECT", "NULLS") || tokens.accept("IGNORE", "NULLS")) {
      tokens.isNext("OVER");
    }
    if (tokens.isNext("OVER") && tokens.peek(1).is("(")) {
      tokens.expect("OVER");
      window();
    } else if (tokens.accept("OVER")) {
      tokens.name();
    }
  }

  /** Reads a window's definition in parentheses. */
  void window() throws NotUnderstoodException {
    tokens.expect("(");
    boolean named = Names.isColumnName(tokens.peek()) && !tokens.isAny(WINDOW_PARTS);
    if (named) {
      tokens.name();
    }
    if (tokens.accept("PARTITION", "BY")) {
      expressions.list();
    }
    if (tokens.accept("ORDER", "BY")) {
      expressions.sortList();
    }
    if (tokens.isAny(FRAMES)) {
      ownGrammar();
    }
    tokens.expect(")");
  }

  /** Passes everything up to the closing parenthesis, on the look-out for functions and queries. */
  private void ownGrammar() throws NotUnderstoodException {
    int depth = 0;
    while (depth > 0 || !tokens.isNext(")")) {
      Token token = tokens.next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (token.is("SELECT")) {
        throw new NotUnderstoodException("a query among arguments with a grammar of their own");
      }
      boolean called = tokens.isNext("(") && Names.isFunctionName(token);
      if (called && !NO_FUNCTIONS.contains(token.keyword())) {
        reads.function(Names.stored(token));
      }
    }
  }
}
