package dev.lockkeeper.down;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions and procedures that scripts define, by their names without schema; every definition
 * of a name counts, since nobody knows here which one a database has when it is called.
 */
final class Routines {

  private final Map<String, List<Unfolded>> bodies = new HashMap<>();
  private final Set<String> harmless = new HashSet<>();

  /** Takes in what the script defines, in blocks and other bodies too. */
  void define(Script script, OperationReader reader) {
    for (Statement statement : StatementSplitter.split(script)) {
      List<Unfolded> all = Unfolded.of(script, statement, reader);
      for (Unfolded unfolded : all) {
        created(unfolded).ifPresent(name -> body(name).addAll(all));
      }
    }
  }

  private List<Unfolded> body(String name) {
    return bodies.computeIfAbsent(name, unknown -> new ArrayList<>());
  }

  private static Optional<String> created(Unfolded unfolded) {
    return unfolded.operations().stream()
        .filter(CreateObject.class::isInstance)
        .map(CreateObject.class::cast)
        .filter(create -> create.kind() == ObjectKind.FUNCTION)
        .map(create -> withoutSchema(create.name()))
        .findFirst();
  }

  private static String withoutSchema(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Returns whether the scripts show what that function does. */
  boolean show(String function) {
    return bodies.containsKey(withoutSchema(function));
  }

  /**
   * Returns what the statement destroys by calling what the scripts define, with its place; asked
   * only when all of them have been taken in.
   */
  Optional<String> harmBy(Unfolded statement) {
    Set<String> seen = new HashSet<>();
    for (String called : calledBy(statement)) {
      Optional<String> harm = harmOf(called, seen);
      if (harm.isPresent()) {
        return Optional.of("calls %s, which %s".formatted(called, harm.get()));
      }
    }
    harmless.addAll(seen);
    return Optional.empty();
  }

  private Optional<String> harmOf(String routine, Set<String> seen) {
    if (harmless.contains(routine) || !seen.add(routine)) {
      return Optional.empty();
    }
    for (Unfolded inside : bodies.get(routine)) {
      Optional<String> harm = ownHarm(inside);
      if (harm.isPresent()) {
        return harm;
      }
      for (String called : calledBy(inside)) {
        Optional<String> further = harmOf(called, seen);
        if (further.isPresent()) {
          return further;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> ownHarm(Unfolded inside) {
    List<Token> tokens = inside.statement().tokens();
    return inside.operations().stream()
        .flatMap(o -> o.accept(new Destruction(tokens, Schema.empty(), this::show)).stream())
        .filter(Loss::destroys)
        .map(loss -> "%s (%s)".formatted(loss.what(), inside.statement().place()))
        .findFirst();
  }

  /** A trigger's function and one in a default count as called: sooner or later they are. */
  private Set<String> calledBy(Unfolded unfolded) {
    Set<String> called = new LinkedHashSet<>();
    List<Operation> operations = unfolded.operations();
    if (!operations.isEmpty() && operations.stream().allMatch(Routines::speaksOfRoutine)) {
      return called;
    }
    List<Token> tokens = unfolded.statement().tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).is("(")) {
        stored(tokens.get(i)).filter(bodies::containsKey).ifPresent(called::add);
      }
    }
    return called;
  }

  private static Optional<String> stored(Token token) {
    return switch (token.kind()) {
      case WORD -> Optional.of(token.text().toLowerCase(Locale.ROOT));
      case QUOTED_IDENTIFIER ->
          Optional.of(token.text().substring(1, token.text().length() - 1).replace("\"\"", "\""));
      case STRING, NUMBER, PARAMETER, SYMBOL -> Optional.empty();
    };
  }

  private static boolean speaksOfRoutine(Operation operation) {
    return operation instanceof DropObject
        || (operation instanceof CreateObject create && create.kind() == ObjectKind.FUNCTION)
        || (operation instanceof AlterObject alter
            && (alter.kind() == ObjectKind.FUNCTION
                || alter.kind() == ObjectKind.COMMENT
                || alter.kind() == ObjectKind.PRIVILEGE));
  }
}
