package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Mentions;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Signature;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what of an object's definition decides how others fare, as far as it can be read: the
 * object itself is known without.
 */
final class Definitions {

  private static final Set<String> BEFORE_STARS =
      Set.of("SELECT", ",", ".", "ALL", "DISTINCT", ")");
  private static final Map<String, Set<Trait>> POLICIES =
      Map.of(
          "ALL",
          Set.of(Trait.SHOWS_ALL, Trait.TAKES_ALL, Trait.CHANGES_ALL, Trait.DELETES_ALL),
          "SELECT",
          Set.of(Trait.SHOWS_ALL),
          "INSERT",
          Set.of(Trait.TAKES_ALL),
          "UPDATE",
          Set.of(Trait.CHANGES_ALL),
          "DELETE",
          Set.of(Trait.DELETES_ALL));
  private static final Pattern REFUSAL =
      Pattern.compile("(?is)^.?(?:\\$\\w*\\$)?\\s*BEGIN\\s+RAISE\\s+(?:EXCEPTION\\b|['$])");
  private static final Pattern RAISING =
      Pattern.compile(
          "(?i)\\bRAISE\\s+(?!(?:DEBUG|LOG|INFO|NOTICE|WARNING)\\b)[^\\s;]|\\bASSERT\\s");
  private static final Pattern NOTHING =
      Pattern.compile("(?is)^.?(?:\\$\\w*\\$)?\\s*BEGIN\\s+RETURN\\s+NULL\\s*;\\s*END\\b.*");

  private final Tokens tokens;

  Definitions(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind the object's name, and goes back there where that leads nowhere. */
  Definition read(ObjectKind kind) {
    int start = tokens.position();
    try {
      return switch (kind) {
        case VIEW -> view();
        case DOMAIN -> domain();
        case FUNCTION -> function();
        case TRIGGER -> trigger();
        case PUBLICATION -> Publications.read(tokens);
        case POLICY -> policy();
        case RULE -> rule();
        case SUBSCRIPTION -> subscription();
        case SEQUENCE -> sequence();
        default -> Definition.NONE;
      };
    } catch (NotUnderstoodException e) {
      return Definition.NONE;
    } finally {
      tokens.back(start);
    }
  }

  private Definition view() throws NotUnderstoodException {
    List<String> named = tokens.isNext("(") ? tokens.nameList() : List.of();
    while (!tokens.accept("AS")) {
      if (tokens.isNext("(")) {
        tokens.parenthesis();
      } else {
        tokens.next();
      }
    }
    int start = tokens.position();
    Reads reads = new Reads();
    new Queries(tokens, reads).query();
    List<Token> query = tokens.since(start);
    return ofQuery(reads, query).showing(named.isEmpty() ? ShownColumns.of(query) : named);
  }

  /** Returns the definition of a view that shows what the query gives. */
  static Definition ofQuery(Reads reads, List<Token> query) {
    boolean named = !showsAll(query) && reads.columns().stream().noneMatch(reads.names()::contains);
    return new Definition(
        reads.tables(),
        Optional.empty(),
        Set.of(),
        new Mentions(
            List.of(reads.query()),
            reads.functions(),
            named ? Optional.of(Set.copyOf(reads.columns())) : Optional.empty()));
  }

  /** Returns whether some columns are meant without being named. */
  private static boolean showsAll(List<Token> query) {
    for (int i = 0; i < query.size(); i++) {
      Token token = query.get(i);
      boolean star = token.is("*") && i > 0 && BEFORE_STARS.contains(query.get(i - 1).keyword());
      if (star || token.is("NATURAL") || token.is("TABLE")) {
        return true;
      }
    }
    return false;
  }

  private Definition rule() throws NotUnderstoodException {
    while (!tokens.accept("DO")) {
      tokens.next();
    }
    return tokens.isNext("INSTEAD") ? Definition.of(Trait.INSTEAD) : Definition.NONE;
  }

  private Definition subscription() throws NotUnderstoodException {
    boolean off = false;
    while (!tokens.atEnd()) {
      off |= tokens.isNext("CONNECT", "=") || tokens.isNext("CREATE_SLOT", "=");
      tokens.next();
    }
    return off ? Definition.of(Trait.UNCONNECTED) : Definition.NONE;
  }

  private Definition domain() throws NotUnderstoodException {
    tokens.accept("AS");
    ColumnType base = Types.read(tokens);
    boolean restricts =
        tokens.rest().stream().anyMatch(token -> token.is("CHECK") || isNotBefore(token));
    return new Definition(
        List.of(), Optional.of(base), restricts ? Set.of(Trait.RESTRICTING) : Set.of());
  }

  /** {@code NOT NULL}, and a NOT inside a condition, which stands behind CHECK anyway. */
  private static boolean isNotBefore(Token token) {
    return token.is("NOT");
  }

  private Definition function() throws NotUnderstoodException {
    boolean steady = false;
    Optional<Signature> signature = Signatures.ahead(tokens);
    Optional<Set<String>> changed = Optional.empty();
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    while (!tokens.atEnd()) {
      if (tokens.isNext("(")) {
        tokens.parenthesis();
      } else if (tokens.accept("RETURNS", "TRIGGER")) {
        traits.add(Trait.TRIGGERED);
      } else {
        Token token = tokens.next();
        steady |= token.is("IMMUTABLE") || token.is("STABLE");
        if (token.kind() == Token.Kind.STRING && traits.contains(Trait.TRIGGERED)) {
          changed = ChangedRow.columns(token.text());
        }
        if (token.kind() == Token.Kind.STRING && REFUSAL.matcher(token.text()).find()) {
          traits.add(Trait.REFUSING);
        } else if (token.kind() == Token.Kind.STRING && RAISING.matcher(token.text()).find()) {
          traits.add(Trait.CHOOSY);
        }
        if (token.kind() == Token.Kind.STRING && NOTHING.matcher(token.text()).matches()) {
          traits.add(Trait.SWALLOWING);
        }
      }
    }
    if (steady) {
      traits.add(Trait.STEADY);
    }
    return new Definition(List.of(), Optional.empty(), traits, new Mentions(Set.of(), changed))
        .signed(signature);
  }

  /** What the conditions of a policy read, and what of all rows it permits. */
  private Definition policy() throws NotUnderstoodException {
    Reads reads = new Reads();
    Set<Trait> permitted = POLICIES.get("ALL");
    boolean open = true;
    boolean restrictive = false;
    while (!tokens.atEnd()) {
      if (tokens.isNext("(")) {
        int start = tokens.position();
        new Expressions(tokens, reads).expression();
        open &= Rendering.sql(tokens.since(start)).matches("(?i)\\(+true\\)+");
      } else if (tokens.accept("FOR")) {
        permitted = POLICIES.getOrDefault(tokens.next().keyword(), Set.of());
      } else {
        restrictive |= tokens.next().is("RESTRICTIVE");
      }
    }
    Set<Trait> traits =
        restrictive ? Set.of(Trait.RESTRICTIVE) : open ? permitted : Set.<Trait>of();
    return Definition.reading(reads.tables()).with(open && restrictive ? Set.of() : traits);
  }

  /** Returns the table of {@code OWNED BY table.column}, where it stands further on. */
  static Optional<Table> owner(Tokens tokens) throws NotUnderstoodException {
    while (!tokens.atEnd()) {
      if (tokens.accept("OWNED", "BY")) {
        List<String> parts = tokens.qualifiedName();
        return parts.size() < 2
            ? Optional.empty()
            : Optional.of(tokens.table(parts.subList(0, parts.size() - 1)));
      }
      tokens.next();
    }
    return Optional.empty();
  }

  private Definition sequence() throws NotUnderstoodException {
    while (!tokens.accept("OWNED", "BY")) {
      tokens.next();
    }
    List<String> parts = tokens.qualifiedName();
    int last = parts.size() - 1;
    return last < 1
        ? Definition.NONE
        : Definition.reading(List.of(tokens.table(parts.subList(0, last))))
            .showing(List.of(parts.get(last)));
  }

  private Definition trigger() throws NotUnderstoodException {
    List<Table> from = new ArrayList<>();
    Set<String> functions = new HashSet<>();
    Set<Trait> traits = EnumSet.of(Trait.FOR_STATEMENT);
    Optional<Expression> when = Optional.empty();
    while (!tokens.atEnd()) {
      if (tokens.accept("FROM")) {
        from.add(tokens.table());
      } else if (tokens.accept("EXECUTE", "FUNCTION") || tokens.accept("EXECUTE", "PROCEDURE")) {
        functions.add(Names.function(tokens.qualifiedName()));
      } else if (tokens.accept("WHEN")) {
        when = Optional.of(Expression.constant(Rendering.sql(tokens.parenthesis())));
      } else if (tokens.isNext("(")) {
        tokens.parenthesis();
      } else if (tokens.next().is("ROW")) {
        traits.remove(Trait.FOR_STATEMENT);
      }
    }
    return new Definition(
        from,
        Optional.empty(),
        traits,
        new Mentions(List.of(), functions, Optional.empty(), Map.of(), when));
  }

  /** Looks ahead to what fires a trigger or rule, as it stands before its table. */
  static Definition fired(Tokens tokens) throws NotUnderstoodException {
    Set<Trait> fired = EnumSet.noneOf(Trait.class);
    Set<String> columns = new HashSet<>();
    boolean before = false;
    while (!tokens.atEnd() && !tokens.isNext("TO") && !(tokens.isNext("ON") && !fired.isEmpty())) {
      Token token = tokens.next();
      if (token.is("BEFORE")) {
        before = true;
      } else if (token.is("INSERT")) {
        fired.add(Trait.ON_INSERT);
      } else if (token.is("DELETE")) {
        fired.add(Trait.ON_DELETE);
      } else if (token.is("TRUNCATE")) {
        fired.add(Trait.ON_TRUNCATE);
      } else if (token.is("UPDATE")) {
        fired.add(Trait.ON_UPDATE);
        boolean named = tokens.accept("OF");
        while (named) {
          columns.add(tokens.name());
          named = tokens.accept(",");
        }
      }
    }
    if (before) {
      fired.add(Trait.BEFORE);
    }
    Optional<Set<String>> only = Optional.of(columns).filter(named -> !named.isEmpty());
    return new Definition(List.of(), Optional.empty(), fired, new Mentions(Set.of(), only));
  }

  /** Reads on behind INSTEAD OF: which writes of a view the trigger replaces. */
  static Set<Trait> replaced(Tokens tokens) throws NotUnderstoodException {
    Set<Trait> replaced = EnumSet.noneOf(Trait.class);
    while (!tokens.isNext("ON") && !tokens.atEnd()) {
      if (tokens.isNext("INSERT")) {
        replaced.add(Trait.INSTEAD_OF_INSERT);
      } else if (tokens.isNext("UPDATE")) {
        replaced.add(Trait.INSTEAD_OF_UPDATE);
      } else if (tokens.isNext("DELETE")) {
        replaced.add(Trait.INSTEAD_OF_DELETE);
      }
      tokens.next();
    }
    return replaced;
  }
}
