package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out the texts that an expression can have, where it is put together from nothing but
 * strings, variables that are known, CONCAT and conditions: the usual way to write a statement that
 * shall only be run where it is needed.
 */
final class SqlTexts {

  /** More ways than anybody writes by hand. */
  private static final int MOST = 64;

  private final Tokens tokens;

  SqlTexts(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Returns every text that is possible, or nothing where that cannot be said. */
  Optional<List<String>> all() {
    try {
      List<String> texts = value();
      return tokens.atEnd() && texts.size() <= MOST ? Optional.of(texts) : Optional.empty();
    } catch (NotUnderstoodException e) {
      return Optional.empty();
    }
  }

  private List<String> value() throws NotUnderstoodException {
    tokens.descend();
    List<String> texts = one();
    tokens.ascend();
    return texts;
  }

  private List<String> one() throws NotUnderstoodException {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.STRING) {
      return strings();
    }
    if (token.kind() == Token.Kind.PARAMETER) {
      tokens.next();
      return tokens.session().texts().get(token.text()).orElseThrow(tokens::unexpected);
    }
    if (token.kind() == Token.Kind.NUMBER) {
      return List.of(tokens.next().text());
    }
    if (tokens.accept("NULL")) {
      return List.of();
    }
    if (tokens.accept("(")) {
      List<String> within = tokens.accept("SELECT") ? selected() : value();
      tokens.expect(")");
      return within;
    }
    if (tokens.accept("IF", "(")) {
      return condition();
    }
    if (tokens.accept("CONCAT", "(")) {
      return concatenation();
    }
    if (tokens.accept("IFNULL", "(") || tokens.accept("COALESCE", "(")) {
      return alternatives();
    }
    if (tokens.accept("SCHEMA", "(", ")") || tokens.accept("DATABASE", "(", ")")) {
      return List.of(tokens.session().database());
    }
    if (tokens.accept("CASE")) {
      return cases();
    }
    // a parameter or a variable of the body
    String name = tokens.name();
    return tokens.session().texts().get(name).orElseThrow(tokens::unexpected);
  }

  private List<String> strings() throws NotUnderstoodException {
    StringBuilder text = new StringBuilder();
    while (tokens.isString()) {
      text.append(tokens.string());
    }
    return List.of(text.toString());
  }

  /** A query's only column; where no row is found there is no statement either. */
  private List<String> selected() throws NotUnderstoodException {
    List<String> texts = value();
    if (tokens.accept("AS")) {
      tokens.name();
    }
    new Queries(tokens, new Reads()).behindList();
    return texts;
  }

  private List<String> condition() throws NotUnderstoodException {
    new Expressions(tokens, new Reads()).expression();
    tokens.expect(",");
    List<String> texts = new ArrayList<>(value());
    tokens.expect(",");
    texts.addAll(value());
    tokens.expect(")");
    return texts;
  }

  private List<String> concatenation() throws NotUnderstoodException {
    List<String> texts = List.of("");
    do {
      List<String> next = value();
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        next.forEach(part -> longer.add(text + part));
      }
      if (longer.size() > MOST) {
        throw tokens.unexpected();
      }
      texts = longer;
    } while (tokens.accept(","));
    tokens.expect(")");
    return texts;
  }

  private List<String> alternatives() throws NotUnderstoodException {
    List<String> texts = new ArrayList<>();
    do {
      texts.addAll(value());
    } while (tokens.accept(","));
    tokens.expect(")");
    return texts;
  }

  private List<String> cases() throws NotUnderstoodException {
    Expressions expressions = new Expressions(tokens, new Reads());
    List<String> texts = new ArrayList<>();
    if (!tokens.isNext("WHEN")) {
      expressions.expression();
    }
    while (tokens.accept("WHEN")) {
      expressions.expression();
      tokens.expect("THEN");
      texts.addAll(value());
    }
    if (tokens.accept("ELSE")) {
      texts.addAll(value());
    }
    tokens.expect("END");
    return texts;
  }
}
