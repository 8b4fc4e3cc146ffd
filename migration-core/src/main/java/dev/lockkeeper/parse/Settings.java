package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads SET, RESET and the {@code SELECT set_config(…)} that does the same. */
final class Settings {

  private static final String SEARCH_PATH = "search_path";

  private final Tokens tokens;

  Settings(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind SET. */
  Operation set() throws NotUnderstoodException {
    if (tokens.isNext("TRANSACTION") || tokens.isNext("CONSTRAINTS")) {
      return control("SET " + tokens.next().keyword());
    }
    if (tokens.accept("SESSION", "CHARACTERISTICS")) {
      return control("SET SESSION CHARACTERISTICS");
    }
    boolean local = tokens.accept("LOCAL");
    if (!local && !tokens.isNext("SESSION", "AUTHORIZATION")) {
      tokens.accept("SESSION");
    }
    return special(local).orElse(assignment(local));
  }

  private Operation control(String keyword) {
    tokens.rest();
    return new Operation.ControlTransaction(keyword);
  }

  private Optional<Operation> special(boolean local) throws NotUnderstoodException {
    Optional<String> name = Optional.empty();
    if (tokens.accept("TIME", "ZONE")) {
      name = Optional.of("timezone");
    } else if (tokens.isNext("ROLE") && !isAssigned()) {
      tokens.next();
      name = Optional.of("role");
    } else if (tokens.accept("SESSION", "AUTHORIZATION")) {
      name = Optional.of("session_authorization");
    } else if (tokens.accept("NAMES")) {
      name = Optional.of("client_encoding");
    } else if (tokens.isNext("SCHEMA") && !isAssigned()) {
      tokens.next();
      name = Optional.of(SEARCH_PATH);
    } else if (tokens.accept("XML", "OPTION")) {
      name = Optional.of("xmloption");
    }
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<Token> rest = tokens.rest();
    return Optional.of(new Operation.SetSetting(name.get(), value(rest), local));
  }

  private boolean isAssigned() {
    return tokens.peek(1).is("=") || tokens.peek(1).is("TO");
  }

  private Operation assignment(boolean local) throws NotUnderstoodException {
    if (tokens.atEnd()) {
      return new Operation.SetSetting("", Optional.empty(), local);
    }
    String name = settingName();
    if (!tokens.accept("=")) {
      tokens.expect("TO");
    }
    List<Token> rest = tokens.rest();
    if (rest.isEmpty()) {
      throw tokens.unexpected();
    }
    return new Operation.SetSetting(name, value(rest), local);
  }

  private String settingName() throws NotUnderstoodException {
    List<String> parts = new ArrayList<>();
    do {
      parts.add(Names.lowerCase(tokens.label()));
    } while (tokens.accept("."));
    return String.join(".", parts);
  }

  private static Optional<String> value(List<Token> tokens) {
    if (tokens.size() == 1 && tokens.get(0).is("DEFAULT")) {
      return Optional.empty();
    }
    StringBuilder value = new StringBuilder();
    for (Token token : tokens) {
      if (token.is(",")) {
        value.append(", ");
      } else {
        value.append(bare(token));
      }
    }
    return Optional.of(value.toString());
  }

  private static String bare(Token token) {
    String text = token.text();
    if (token.kind() == Token.Kind.STRING && text.startsWith("'")) {
      return text.substring(1, text.length() - 1).replace("''", "'");
    }
    return token.kind() == Token.Kind.WORD ? Names.lowerCase(text) : text;
  }

  /** Reads on behind RESET. */
  Operation reset() throws NotUnderstoodException {
    if (tokens.accept("SESSION", "AUTHORIZATION")) {
      tokens.expectEnd();
      return new Operation.SetSetting("session_authorization", Optional.empty(), false);
    }
    String name = tokens.accept("TIME", "ZONE") ? "timezone" : settingName();
    tokens.expectEnd();
    return new Operation.SetSetting(name, Optional.empty(), false);
  }

  /** Reads a SELECT that consists of set_config calls with plain arguments, if it is one. */
  static Optional<List<Operation>> ofSelect(Tokens tokens) throws NotUnderstoodException {
    int start = tokens.position();
    List<Operation> operations = new ArrayList<>();
    boolean all = tokens.accept("SELECT");
    while (all) {
      Optional<Operation> call = call(tokens);
      call.ifPresent(operations::add);
      if (call.isPresent() && tokens.atEnd()) {
        return Optional.of(operations);
      }
      all = call.isPresent() && tokens.accept(",");
    }
    tokens.back(start);
    return Optional.empty();
  }

  private static Optional<Operation> call(Tokens tokens) throws NotUnderstoodException {
    tokens.accept("pg_catalog", ".");
    if (!tokens.accept("set_config", "(")) {
      return Optional.empty();
    }
    Optional<String> name = tokens.plainString();
    boolean first = tokens.accept(",");
    Optional<String> value = tokens.plainString();
    boolean second = tokens.accept(",");
    if (name.filter(SEARCH_PATH::equals).isPresent() && !(value.isPresent() && second)) {
      throw new NotUnderstoodException("a search_path that no script says");
    }
    boolean local = tokens.accept("TRUE") || tokens.peek().text().equalsIgnoreCase("'true'");
    if (!local && !tokens.accept("FALSE")) {
      return Optional.empty();
    }
    boolean plain = first && second && name.isPresent() && value.isPresent() && tokens.accept(")");
    return plain
        ? Optional.of(new Operation.SetSetting(Names.lowerCase(name.orElseThrow()), value, local))
        : Optional.empty();
  }
}
