package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How far a statement reaches: not beyond the database it runs in, or further.
 *
 * <p>It looks at words alone, so that it also judges what no grammar here understands, and takes a
 * name before a dot for a database's wherever it is not plainly that of a table.
 *
 * @param tokens of one statement, its body included
 */
record Reach(List<Token> tokens) {

  /** What a statement may begin with; anything else is taken for one about the server. */
  private static final Set<String> INSIDE =
      Set.of(
          ("ALTER CREATE DROP RENAME TRUNCATE INSERT REPLACE UPDATE DELETE SELECT WITH VALUES TABLE"
                  + " SET START BEGIN COMMIT ROLLBACK SAVEPOINT RELEASE LOCK UNLOCK ANALYZE"
                  + " OPTIMIZE CHECK REPAIR CHECKSUM CALL SHOW DESCRIBE DESC EXPLAIN DO LOAD (")
              .split(" "));

  /** What the whole server has, and no database. */
  private static final Set<String> OF_SERVER =
      Set.of(
          ("DATABASE SCHEMA USER ROLE SERVER TABLESPACE LOGFILE INSTANCE RESOURCE UNDO LIBRARY"
                  + " REPLICA SLAVE GROUP_REPLICATION PASSWORD DEFAULT")
              .split(" "));

  /** Inside a body they are statements, unless a name's neighbours stand around them. */
  private static final Set<String> NOT_IN_BODIES =
      Set.of(
          ("GRANT REVOKE FLUSH RESET PURGE SHUTDOWN RESTART KILL INSTALL UNINSTALL PREPARE BINLOG"
                  + " STOP CHANGE CLONE IMPORT")
              .split(" "));

  private static final Set<String> ROUTINES = Set.of("PROCEDURE", "FUNCTION", "TRIGGER", "EVENT");

  /** These and their kin name nothing but tables, so that every dot has a database before it. */
  private static final Set<String> NAMES_ONLY =
      Set.of("DROP", "LOCK", "RENAME", "TRUNCATE", "ANALYZE", "OPTIMIZE", "CHECK", "REPAIR");

  /** Returns what it reaches, in words; nothing where it stays inside. */
  Optional<String> beyondDatabase() {
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    return server().or(this::body).or(this::setting).or(this::file).or(this::otherDatabase);
  }

  private Optional<String> server() {
    String first = word(0);
    boolean object =
        (Set.of("CREATE", "ALTER", "DROP").contains(first) && OF_SERVER.contains(object()))
            || (first.equals("SET") && OF_SERVER.contains(word(1)))
            || (first.equals("START") && !is(1, "TRANSACTION"))
            || (first.equals("LOCK") && is(1, "INSTANCE"));
    return object || !INSIDE.contains(first)
        ? Optional.of("'%s' is about more than one database".formatted(beginning()))
        : Optional.empty();
  }

  /** The word for what is made, behind what may stand between. */
  private String object() {
    int at = is(1, "OR") && is(2, "REPLACE") ? 3 : 1;
    boolean reference = is(at, "SPATIAL") && is(at + 1, "REFERENCE");
    return reference ? "RESOURCE" : word(at);
  }

  private Optional<String> body() {
    boolean routine =
        is(0, "CREATE") && tokens.stream().limit(12).anyMatch(t -> ROUTINES.contains(t.keyword()));
    if (!routine) {
      return Optional.empty();
    }
    for (int at = 1; at < tokens.size(); at++) {
      boolean statement =
          NOT_IN_BODIES.contains(word(at)) && !isAny(at + 1, ".,)=") && !isAny(at - 1, ".,@");
      boolean made =
          Set.of("CREATE", "ALTER", "DROP").contains(word(at)) && OF_SERVER.contains(word(at + 1));
      boolean library = is(at, "SONAME");
      if (statement || made || library) {
        return Optional.of("'%s' in its body is about more than one database".formatted(word(at)));
      }
    }
    return Optional.empty();
  }

  private Optional<String> setting() {
    for (int at = 0; at < tokens.size(); at++) {
      boolean scope =
          Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY").contains(word(at))
              && (is(at - 1, "SET") || is(at - 1, ","))
              && (is(at + 2, "=") || is(at + 2, ":=") || is(at + 1, "TRANSACTION"));
      boolean variable =
          tokens
                  .get(at)
                  .text()
                  .toLowerCase(Locale.ROOT)
                  .matches("@@(global|persist|persist_only)\\..*")
              && (is(at + 1, "=") || is(at + 1, ":="));
      if (scope || variable) {
        return Optional.of("it sets what holds for the whole server");
      }
    }
    return Optional.empty();
  }

  private Optional<String> file() {
    for (int at = 1; at < tokens.size(); at++) {
      if (is(at - 1, "INTO") && (is(at, "OUTFILE") || is(at, "DUMPFILE"))) {
        return Optional.of("it writes a file of the server's");
      }
    }
    return Optional.empty();
  }

  private Optional<String> otherDatabase() {
    TablePlaces places = new TablePlaces(tokens);
    boolean namesOnly = NAMES_ONLY.contains(word(0)) || altersOnly();
    for (int at = 0; at + 2 < tokens.size(); at++) {
      if (isName(at) && is(at + 1, ".") && isName(at + 2) && !is(at - 1, ".")) {
        String name = name(at);
        boolean table =
            namesOnly || places.at(at) || is(at + 3, ".") || is(at + 3, "(") || !standsAlone(name);
        if (table && !ofNoHarm(name)) {
          return Optional.of("it names the database '%s'".formatted(name));
        }
      }
    }
    return Optional.empty();
  }

  /** Nothing can be written there, and a trigger's rows have these names. */
  private static boolean ofNoHarm(String name) {
    return Set.of("information_schema", "new", "old").contains(name.toLowerCase(Locale.ROOT));
  }

  /** A definition without a query has no table but those that it names. */
  private boolean altersOnly() {
    return Set.of("ALTER", "CREATE").contains(word(0))
        && is(1, "TABLE")
        && tokens.stream().noneMatch(token -> token.is("SELECT"));
  }

  /** Whether the name is also there without a dot behind it: that of a table, or its alias. */
  private boolean standsAlone(String name) {
    for (int at = 0; at < tokens.size(); at++) {
      if (isName(at) && name(at).equalsIgnoreCase(name) && !is(at + 1, ".")) {
        return true;
      }
    }
    return false;
  }

  private String beginning() {
    return tokens.size() > 1 ? word(0) + " " + tokens.get(1).text() : word(0);
  }

  private String name(int at) {
    return tokens.get(at).text().replaceAll("^`|`$", "").replace("``", "`");
  }

  private boolean isName(int at) {
    Kind kind = tokens.get(at).kind();
    return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER;
  }

  private boolean isAny(int at, String symbols) {
    return at >= 0
        && at < tokens.size()
        && tokens.get(at).text().length() == 1
        && symbols.contains(tokens.get(at).text());
  }

  private boolean is(int at, String keyword) {
    return at >= 0 && at < tokens.size() && tokens.get(at).is(keyword);
  }

  private String word(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).keyword() : "";
  }
}
