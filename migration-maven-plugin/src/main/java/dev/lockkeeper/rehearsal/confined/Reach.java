package dev.lockkeeper.rehearsal.confined;

import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How far a statement of PostgreSQL's reaches: not beyond the database it runs in, or further. It
 * looks at words alone, so that it also judges what no grammar here understands.
 *
 * @param tokens of one statement, those of its body included
 */
record Reach(List<Token> tokens) {

  /** What databases of one server share. */
  private static final Set<String> SHARED =
      Set.of("ROLE", "USER", "GROUP", "DATABASE", "TABLESPACE", "SUBSCRIPTION", "SERVER", "SYSTEM");

  private static final Set<String> MAKING = Set.of("CREATE", "ALTER", "DROP");

  private static final Set<String> OF_SERVER = Set.of("CHECKPOINT", "LOAD");

  /** Functions that act on other sessions, on files, or on other servers. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          ("pg_terminate_backend pg_cancel_backend pg_reload_conf pg_rotate_logfile pg_promote"
                  + " pg_switch_wal pg_create_restore_point pg_create_physical_replication_slot"
                  + " pg_create_logical_replication_slot pg_drop_replication_slot lo_import"
                  + " lo_export pg_file_write pg_file_rename pg_file_unlink dblink dblink_exec"
                  + " dblink_connect dblink_send_query")
              .split(" "));

  /** Returns what it reaches, in words; nothing where it stays inside. */
  Optional<String> beyondDatabase() {
    for (int at = 0; at < tokens.size(); at++) {
      if (isShared(at) || isPrivilege(at) || (at == 0 && OF_SERVER.contains(word(0)))) {
        return Optional.of(
            "'%s %s' is about more than one database".formatted(word(at), word(at + 1)).strip());
      }
      if (isFile(at)) {
        return Optional.of("it reads or writes a file of the server's");
      }
      if (isFunction(at)) {
        return Optional.of("%s reaches beyond one database".formatted(name(at)));
      }
    }
    return Optional.empty();
  }

  /** Elsewhere ROLE and its like may be the name of a column. */
  private boolean isShared(int at) {
    if (!beginsStatement(at)) {
      return false;
    }
    boolean made = MAKING.contains(word(at)) && SHARED.contains(word(at + 1));
    boolean said = word(at).equals("COMMENT") && is(at + 1, "ON") && SHARED.contains(word(at + 2));
    boolean owned = (word(at).equals("REASSIGN") || word(at).equals("DROP")) && is(at + 1, "OWNED");
    return made || said || owned;
  }

  /** Without ON it is a role that is given to another one. */
  private boolean isPrivilege(int at) {
    if (!(word(at).equals("GRANT") || word(at).equals("REVOKE")) || !beginsStatement(at)) {
      return false;
    }
    for (int next = at + 1; next < tokens.size() && !is(next, ";"); next++) {
      if (is(next, "ON")) {
        return Set.of("DATABASE", "TABLESPACE", "PARAMETER").contains(word(next + 1));
      }
      if (is(next, "TO") || is(next, "FROM")) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsStatement(int at) {
    return at == 0
        || isAny(at - 1, ";")
        || isAny(at - 1, "BEGIN", "THEN", "ELSE", "LOOP", "EXECUTE");
  }

  private boolean isFile(int at) {
    if (!word(at).equals("COPY") || !beginsStatement(at)) {
      return false;
    }
    for (int next = at + 1; next < tokens.size() && !is(next, ";"); next++) {
      if ((is(next, "FROM") || is(next, "TO")) && next + 1 < tokens.size()) {
        Token place = tokens.get(next + 1);
        if (place.kind() == Kind.STRING || place.is("PROGRAM")) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isFunction(int at) {
    return isAny(at + 1, "(") && (FUNCTIONS.contains(name(at)) || name(at).startsWith("pg_read_"));
  }

  private boolean isAny(int at, String... words) {
    for (String word : words) {
      if (is(at, word)) {
        return true;
      }
    }
    return false;
  }

  private boolean is(int at, String word) {
    return at >= 0 && at < tokens.size() && tokens.get(at).is(word);
  }

  private String word(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).keyword() : "";
  }

  private String name(int at) {
    return tokens.get(at).text().toLowerCase(Locale.ROOT).replace("\"", "");
  }
}
