package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What earlier statements of a history have said that later ones refer to: spellings, the database
 * in use, procedures, texts of dynamic SQL.
 */
final class Session {

  private final String defaultSchema;
  private final Map<String, String> spellings;
  private final Map<String, Procedure> procedures;
  private KnownTexts texts = new KnownTexts(false);
  private Optional<String> inUse = Optional.empty();
  private String script = "";
  private int calls;
  private boolean defining;
  private final Budget budget;

  Session(String defaultSchema) {
    this(defaultSchema, new HashMap<>(), new HashMap<>(), new Budget());
  }

  private Session(
      String defaultSchema,
      Map<String, String> spellings,
      Map<String, Procedure> procedures,
      Budget budget) {
    this.defaultSchema = defaultSchema;
    this.spellings = spellings;
    this.procedures = procedures;
    this.budget = budget;
  }

  /** Returns the session as a body sees it, which runs some other time and may take any branch. */
  Session ofBody(KnownTexts known) {
    Session body = new Session(defaultSchema, spellings, procedures, budget);
    body.inUse = inUse;
    body.script = script;
    body.texts = known;
    body.calls = calls + 1;
    body.defining = defining;
    return body;
  }

  /** Returns the session as a body sees it that is only made now: it runs some other time. */
  Session ofDefinition() {
    Session body = ofBody(new KnownTexts(true));
    body.defining = true;
    return body;
  }

  /** Returns whether nothing of this runs now. */
  boolean isDefining() {
    return defining;
  }

  /** Returns what reading the bodies that one statement calls may cost. */
  Budget budget() {
    return budget;
  }

  /** Returns how many bodies this one is inside. */
  int calls() {
    return calls;
  }

  /** Begins a script, if it is another: its runner is back in the default database. */
  void script(String path) {
    if (!path.equals(script)) {
      script = path;
      inUse = Optional.empty();
      texts = new KnownTexts(false);
    }
  }

  /** Returns the texts that dynamic SQL can have. */
  KnownTexts texts() {
    return texts;
  }

  /** MySQL compares these names without case, so the first spelling stands for all. */
  String spelt(String name) {
    return spellings.computeIfAbsent(name.toLowerCase(Locale.ROOT), lower -> name);
  }

  void use(String database) {
    inUse = Optional.of(database).filter(name -> !name.equals(defaultSchema));
  }

  /** Returns the database in use. */
  String database() {
    return inUse.orElse(defaultSchema);
  }

  /** Returns the table of that name in the database that is in use. */
  Table table(String name) {
    return new Table(inUse, name);
  }

  /** Returns the table of that name; the default database is left out. */
  Table table(String database, String name) {
    return new Table(Optional.of(database).filter(d -> !d.equals(defaultSchema)), name);
  }

  void procedure(String name, Procedure procedure) {
    procedures.put(name.toLowerCase(Locale.ROOT), procedure);
  }

  Optional<Procedure> procedure(String name) {
    return Optional.ofNullable(procedures.get(name.toLowerCase(Locale.ROOT)));
  }
}
