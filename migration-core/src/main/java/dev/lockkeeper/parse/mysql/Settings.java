package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.operation.Operation.SetSetting.Scope;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads SET in all its forms.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/set-variable.html">MySQL: SET</a>
 */
final class Settings {

  private static final Map<String, Scope> SCOPES =
      Map.of(
          "global", Scope.GLOBAL,
          "session", Scope.SESSION,
          "local", Scope.SESSION,
          "persist", Scope.PERSIST,
          "persist_only", Scope.PERSIST);

  private final Tokens tokens;
  private final List<Operation> operations = new ArrayList<>();

  Settings(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind the word SET. */
  List<Operation> read() throws NotUnderstoodException {
    Optional<Operation> account = account();
    if (account.isPresent()) {
      return List.of(account.get());
    }
    Optional<Scope> scope = Optional.empty();
    do {
      // a scope holds for what follows it, up to the next one
      Optional<Scope> before = scope;
      scope = scope().or(() -> before);
      // a transaction's characteristics without a scope are those of the next one alone
      one(scope.orElse(tokens.isNext("TRANSACTION") ? Scope.TRANSACTION : Scope.SESSION));
    } while (tokens.accept(","));
    tokens.expectEnd();
    return operations;
  }

  private Optional<Operation> account() {
    boolean role = tokens.isNext("ROLE") || tokens.isNext("DEFAULT", "ROLE");
    boolean password = tokens.isNext("PASSWORD");
    boolean group = tokens.isNext("RESOURCE", "GROUP");
    if (!role && !password && !group) {
      return Optional.empty();
    }
    if (tokens.isNext("ROLE") && tokens.peek(1).is("=")) {
      return Optional.empty();
    }
    tokens.rest();
    return Optional.of(
        password
            ? new Operation.AlterObject(ObjectKind.ROLE, "", Optional.empty(), "PASSWORD")
            : new SetSetting(role ? "role" : "resource_group", Optional.empty(), false));
  }

  private Optional<Scope> scope() {
    if (tokens.peek(1).is("=") || tokens.peek(1).is(":=")) {
      return Optional.empty();
    }
    if (tokens.accept("GLOBAL")) {
      return Optional.of(Scope.GLOBAL);
    }
    if (tokens.accept("SESSION") || tokens.accept("LOCAL")) {
      return Optional.of(Scope.SESSION);
    }
    return tokens.accept("PERSIST") || tokens.accept("PERSIST_ONLY")
        ? Optional.of(Scope.PERSIST)
        : Optional.empty();
  }

  private void one(Scope scope) throws NotUnderstoodException {
    if (tokens.accept("NAMES")) {
      add("names", charset(), scope);
    } else if (tokens.accept("CHARACTER", "SET") || tokens.accept("CHARSET")) {
      add("character_set", charset(), scope);
    } else if (tokens.accept("TRANSACTION")) {
      transaction(scope);
    } else if (tokens.peek().kind() == Token.Kind.PARAMETER) {
      variable(tokens.next().text());
    } else {
      named(tokens.qualifiedName(), scope);
    }
  }

  /** A system variable, or in a body one that is declared there, or a column of NEW. */
  private void named(List<String> parts, Scope scope) throws NotUnderstoodException {
    int start = tokens.position() + 1;
    String name = String.join(".", parts);
    assign(name.toLowerCase(Locale.ROOT), scope);
    int end = tokens.position();
    tokens.back(start);
    List<Token> value = tokens.upTo(end);
    tokens.session().texts().put(name, new SqlTexts(tokens.over(value)).all());
  }

  private String charset() throws NotUnderstoodException {
    String charset = tokens.value();
    if (tokens.accept("COLLATE")) {
      tokens.value();
    }
    return charset.toLowerCase(Locale.ROOT);
  }

  private void transaction(Scope scope) throws NotUnderstoodException {
    do {
      if (tokens.accept("ISOLATION", "LEVEL")) {
        int start = tokens.position();
        boolean known =
            tokens.accept("REPEATABLE", "READ")
                || tokens.accept("READ", "COMMITTED")
                || tokens.accept("READ", "UNCOMMITTED")
                || tokens.accept("SERIALIZABLE");
        if (!known) {
          throw tokens.unexpected();
        }
        String level = Rendering.phrase(tokens.since(start)).replace(' ', '-');
        add("transaction_isolation", level, scope);
      } else {
        tokens.expect("READ");
        boolean readOnly = tokens.accept("ONLY");
        if (!readOnly) {
          tokens.expect("WRITE");
        }
        add("transaction_read_only", readOnly ? "ON" : "OFF", scope);
      }
    } while (tokens.accept(","));
  }

  private void variable(String written) throws NotUnderstoodException {
    if (!written.startsWith("@@")) {
      userVariable(written);
      return;
    }
    String name = written.substring(2).toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.');
    Optional<Scope> scope = Optional.ofNullable(SCOPES.get(name.substring(0, Math.max(dot, 0))));
    assign(scope.isPresent() ? name.substring(dot + 1) : name, scope.orElse(Scope.SESSION));
  }

  private void userVariable(String name) throws NotUnderstoodException {
    expectAssignment();
    int start = tokens.position();
    String value = expression();
    tokens.session().texts().put(name, new SqlTexts(tokens.over(tokens.since(start))).all());
    add(name.toLowerCase(Locale.ROOT), value, Scope.SESSION);
  }

  private void assign(String name, Scope scope) throws NotUnderstoodException {
    expectAssignment();
    if (tokens.isNext("DEFAULT")) {
      tokens.next();
      operations.add(new SetSetting(name, Optional.empty(), scope));
      return;
    }
    add(name, expression(), scope);
  }

  private void expectAssignment() throws NotUnderstoodException {
    if (!tokens.accept("=")) {
      tokens.expect(":=");
    }
  }

  /** ON, ALL, BINARY, ROW and SYSTEM are values here, though reserved. */
  private String expression() throws NotUnderstoodException {
    boolean word =
        tokens.isNext("ON")
            || tokens.isNext("ALL")
            || tokens.isNext("BINARY")
            || tokens.isNext("SYSTEM")
            || (tokens.isNext("ROW") && !tokens.peek(1).is("("));
    if (word && (tokens.peek(1).is(",") || tokens.peek(1).text().isEmpty())) {
      return tokens.next().keyword();
    }
    Reads reads = new Reads();
    int start = tokens.position();
    new Expressions(tokens, reads).expression();
    List<Token> read = tokens.since(start);
    if (!reads.tables().isEmpty()) {
      operations.add(new Operation.Query(reads.tables(), List.copyOf(reads.functions())));
    }
    boolean plain = read.size() == 1 && read.get(0).kind() == Token.Kind.STRING;
    return plain ? Literals.text(read.get(0)) : Rendering.sql(read);
  }

  private void add(String name, String value, Scope scope) {
    operations.add(new SetSetting(name, Optional.of(value), scope));
  }
}
