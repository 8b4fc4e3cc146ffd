package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what ALTER TYPE does to the attributes of a composite type: one operation for each action,
 * with the names as the catalog stores them.
 */
final class Attributes {

  private final Tokens tokens;
  private final String type;

  Attributes(Tokens tokens, String type) {
    this.tokens = tokens;
    this.type = type;
  }

  /** Returns whether such an action comes next; a new name is read elsewhere. */
  static boolean areNext(Tokens tokens) {
    return tokens.isNext("ADD", "ATTRIBUTE")
        || tokens.isNext("DROP", "ATTRIBUTE")
        || tokens.isNext("ALTER", "ATTRIBUTE");
  }

  List<Operation> altered() throws NotUnderstoodException {
    List<Operation> operations = new ArrayList<>();
    do {
      operations.add(new Operation.AlterObject(ObjectKind.TYPE, type, Optional.empty(), action()));
    } while (tokens.accept(","));
    tokens.expectEnd();
    return operations;
  }

  private String action() throws NotUnderstoodException {
    String action;
    if (tokens.accept("DROP", "ATTRIBUTE")) {
      tokens.accept("IF", "EXISTS");
      action = "DROP ATTRIBUTE " + tokens.label();
    } else if (tokens.accept("ADD", "ATTRIBUTE")) {
      action = "ADD ATTRIBUTE %s %s".formatted(tokens.label(), Types.read(tokens));
    } else {
      tokens.expect("ALTER", "ATTRIBUTE");
      String name = tokens.label();
      tokens.accept("SET", "DATA");
      tokens.expect("TYPE");
      action = "ALTER ATTRIBUTE %s TYPE %s".formatted(name, Types.read(tokens));
    }
    if (tokens.accept("COLLATE")) {
      Expressions.collation(tokens);
    }
    return tokens.cascade() ? action + " CASCADE" : action;
  }
}
