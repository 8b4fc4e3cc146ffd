package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads CREATE, ALTER and DROP of everything that is neither table nor index. */
final class ObjectStatements {

  /** The word, or the last of the words, that says what a statement is about. */
  private static final Map<String, ObjectKind> KINDS =
      Map.ofEntries(
          Map.entry("VIEW", ObjectKind.VIEW),
          Map.entry("PROCEDURE", ObjectKind.FUNCTION),
          Map.entry("FUNCTION", ObjectKind.FUNCTION),
          Map.entry("TRIGGER", ObjectKind.TRIGGER),
          Map.entry("EVENT", ObjectKind.EVENT),
          Map.entry("DATABASE", ObjectKind.DATABASE),
          Map.entry("SCHEMA", ObjectKind.DATABASE),
          Map.entry("USER", ObjectKind.ROLE),
          Map.entry("ROLE", ObjectKind.ROLE),
          Map.entry("TABLESPACE", ObjectKind.TABLESPACE),
          Map.entry("SERVER", ObjectKind.OTHER),
          Map.entry("LIBRARY", ObjectKind.OTHER),
          Map.entry("INSTANCE", ObjectKind.OTHER),
          Map.entry("GROUP", ObjectKind.OTHER),
          Map.entry("SYSTEM", ObjectKind.OTHER));

  private final Tokens tokens;

  ObjectStatements(Tokens tokens) {
    this.tokens = tokens;
  }

  private ObjectKind kind() throws NotUnderstoodException {
    tokens.accept("UNDO");
    if (!tokens.accept("LOGFILE") && !tokens.accept("RESOURCE")) {
      tokens.accept("SPATIAL", "REFERENCE");
    }
    ObjectKind kind = KINDS.get(tokens.peek().keyword());
    if (kind == null) {
      throw tokens.unexpected();
    }
    tokens.next();
    return kind;
  }

  /** Reads on behind CREATE. */
  Operation create() throws NotUnderstoodException {
    boolean orReplace = tokens.accept("OR", "REPLACE");
    if (orReplace && tokens.accept("SPATIAL", "REFERENCE", "SYSTEM")) {
      return created(ObjectKind.OTHER, true);
    }
    boolean view = viewAttributes() || orReplace;
    if (tokens.accept("VIEW")) {
      return view(orReplace);
    }
    if (view) {
      throw tokens.unexpected();
    }
    Routines routines = new Routines(tokens);
    if (tokens.accept("PROCEDURE")) {
      return routines.routine(true);
    }
    if (tokens.accept("FUNCTION") || tokens.accept("AGGREGATE", "FUNCTION")) {
      return routines.routine(false);
    }
    if (tokens.accept("TRIGGER")) {
      return routines.trigger();
    }
    return tokens.accept("EVENT") ? routines.event() : created(kind(), false);
  }

  /** Passes ALGORITHM, DEFINER and SQL SECURITY; returns whether only a view can have them. */
  private boolean viewAttributes() throws NotUnderstoodException {
    boolean ofView = false;
    if (tokens.accept("ALGORITHM")) {
      ofView = true;
      tokens.expect("=");
      if (!tokens.accept("UNDEFINED") && !tokens.accept("MERGE")) {
        tokens.expect("TEMPTABLE");
      }
    }
    definer();
    if (tokens.accept("SQL", "SECURITY")) {
      ofView = true;
      if (!tokens.accept("DEFINER")) {
        tokens.expect("INVOKER");
      }
    }
    return ofView;
  }

  private void definer() throws NotUnderstoodException {
    if (tokens.accept("DEFINER")) {
      tokens.expect("=");
      tokens.account();
    }
  }

  private Operation view(boolean orReplace) throws NotUnderstoodException {
    boolean guarded = orReplace || tokens.accept("IF", "NOT", "EXISTS");
    String name = viewDefinition();
    return new Operation.CreateObject(ObjectKind.VIEW, name, Optional.empty(), guarded);
  }

  private String viewDefinition() throws NotUnderstoodException {
    String name = tokens.table().toString();
    if (tokens.isNext("(")) {
      tokens.members();
    }
    tokens.expect("AS");
    new Queries(tokens, new Reads()).query();
    if (tokens.accept("WITH")) {
      if (!tokens.accept("CASCADED")) {
        tokens.accept("LOCAL");
      }
      tokens.expect("CHECK", "OPTION");
    }
    tokens.expectEnd();
    return name;
  }

  /** What follows the name makes no difference to any table; a secret may be in it. */
  private Operation created(ObjectKind kind, boolean orReplace) throws NotUnderstoodException {
    boolean guarded = orReplace || tokens.accept("IF", "NOT", "EXISTS");
    String name = objectName(kind);
    tokens.rest();
    return new Operation.CreateObject(kind, name, Optional.empty(), guarded);
  }

  private String objectName(ObjectKind kind) throws NotUnderstoodException {
    return kind == ObjectKind.ROLE || kind == ObjectKind.OTHER
        ? tokens.account()
        : String.join(".", tokens.qualifiedName());
  }

  /** Reads on behind ALTER. */
  Operation alter() throws NotUnderstoodException {
    viewAttributes();
    if (tokens.accept("VIEW")) {
      return new Operation.AlterObject(
          ObjectKind.VIEW, viewDefinition(), Optional.empty(), "AS SELECT");
    }
    if (tokens.accept("EVENT")) {
      return new Routines(tokens).alterEvent();
    }
    boolean routine = tokens.isNext("PROCEDURE") || tokens.isNext("FUNCTION");
    ObjectKind kind = kind();
    if (routine) {
      String name = String.join(".", tokens.qualifiedName());
      while (Routines.characteristic(tokens)) {
        // in any order
      }
      tokens.expectEnd();
      return new Operation.AlterObject(kind, name, Optional.empty(), "CHARACTERISTICS");
    }
    return kind == ObjectKind.DATABASE ? database() : changed(kind);
  }

  private Operation database() throws NotUnderstoodException {
    String name = startsOption() ? "" : tokens.name();
    int start = tokens.position();
    Map<TableOption, String> options = new TableOptions(tokens).row();
    if (tokens.accept("READ", "ONLY")) {
      tokens.accept("=");
      tokens.value();
    } else if (options.isEmpty()) {
      throw tokens.unexpected();
    }
    tokens.expectEnd();
    return new Operation.AlterObject(
        ObjectKind.DATABASE, name, Optional.empty(), Rendering.phrase(tokens.since(start)));
  }

  private boolean startsOption() {
    return tokens.isNext("DEFAULT")
        || tokens.isNext("CHARACTER", "SET")
        || tokens.isNext("COLLATE")
        || tokens.isNext("READ", "ONLY")
        || tokens.isNext("CHARSET")
        || tokens.isNext("ENCRYPTION", "=");
  }

  private Operation changed(ObjectKind kind) throws NotUnderstoodException {
    tokens.accept("IF", "EXISTS");
    String name = objectName(kind);
    tokens.rest();
    return new Operation.AlterObject(kind, name, Optional.empty(), "OPTIONS");
  }

  /** Reads on behind DROP. */
  List<Operation> drop() throws NotUnderstoodException {
    ObjectKind kind = kind();
    boolean ifExists = tokens.accept("IF", "EXISTS");
    List<Operation> operations = new ArrayList<>();
    do {
      String name = kind == ObjectKind.VIEW ? tokens.table().toString() : objectName(kind);
      operations.add(new Operation.DropObject(kind, name, Optional.empty(), ifExists, false));
    } while (tokens.accept(","));
    if (kind == ObjectKind.VIEW) {
      tokens.cascade();
    } else if (kind == ObjectKind.TABLESPACE && tokens.accept("ENGINE")) {
      tokens.accept("=");
      tokens.value();
    }
    if (kind == ObjectKind.OTHER) {
      tokens.rest();
    }
    tokens.expectEnd();
    return operations;
  }
}
