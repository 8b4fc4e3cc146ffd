package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A statement that takes an {@code ALGORITHM} clause, so that it can be written with another one.
 *
 * @param table it changes, as written, with its quotes
 * @param algorithm that it demands itself
 * @param lock that it demands itself
 */
record AlterText(
    String table, Optional<String> algorithm, Optional<String> lock, String head, String tail) {

  private static final Set<String> ALGORITHMS = Set.of("DEFAULT", "INSTANT", "INPLACE", "COPY");
  private static final Set<String> LOCKS = Set.of("DEFAULT", "NONE", "SHARED", "EXCLUSIVE");

  /** These take the clause, and do not heed it. */
  private static final Set<String> OF_PARTITIONS =
      Set.of("TRUNCATE", "EXCHANGE", "ANALYZE", "CHECK", "OPTIMIZE", "REPAIR", "DISCARD", "IMPORT");

  /** Returns the statement, where it is one that takes the clause and heeds it. */
  static Optional<AlterText> of(String sql) {
    Script alone =
        new Script("", Optional.empty(), "", ScriptKind.VERSIONED, 0, sql).in(Dialect.MYSQL);
    // the splitter leaves the terminator out that the runner sends along
    List<Statement> statements = StatementSplitter.split(alone);
    return statements.size() == 1
        ? new Reader(statements.get(0).sql(), statements.get(0).tokens()).read()
        : Optional.empty();
  }

  /** Returns the statement with another clause; no lock leaves that to the server. */
  String with(String wantedAlgorithm, Optional<String> wantedLock) {
    boolean first = tail.startsWith(",") || tail.isBlank() || head.startsWith("ALTER");
    String separator = head.startsWith("ALTER") ? ", " : " ";
    String clause =
        "ALGORITHM="
            + wantedAlgorithm
            + wantedLock.map(word -> separator + "LOCK=" + word).orElse("");
    return first && head.startsWith("ALTER")
        ? head + " " + clause + joined()
        : head + tail + " " + clause;
  }

  /** PARTITION BY and REMOVE PARTITIONING are no actions among others. */
  private String joined() {
    String rest = tail.strip();
    boolean alone = rest.toUpperCase(Locale.ROOT).matches("(?s)(PARTITION\\s+BY|REMOVE\\s).*");
    return (alone ? " " : ", ") + rest;
  }

  /** Reads the words that matter by their places. */
  private record Reader(String sql, List<Token> tokens) {

    Optional<AlterText> read() {
      if (is(0, "OPTIMIZE") && is(1, "TABLE") && tokens.size() == nameEnd(2)) {
        return Optional.of(
            new AlterText(
                text(2), Optional.empty(), Optional.empty(), "ALTER TABLE " + text(2), "FORCE"));
      }
      if (is(0, "ALTER") && is(1, "TABLE")) {
        return alter();
      }
      int index = indexOf("INDEX", 4);
      boolean creates = is(0, "CREATE") && index > 0;
      boolean drops = is(0, "DROP") && index == 1;
      int on = indexOf("ON", tokens.size());
      return (creates || drops) && on > 0 ? Optional.of(clauses(on + 1, "", 0)) : Optional.empty();
    }

    private Optional<AlterText> alter() {
      int end = nameEnd(2);
      if (end >= tokens.size()
          || isRenameAlone(end)
          || (OF_PARTITIONS.contains(word(end)) && indexOf("PARTITION", end + 3) > 0)) {
        return Optional.empty();
      }
      return Optional.of(clauses(2, "ALTER TABLE " + text(2), end));
    }

    /** Nothing but the name changes, and no storage engine is asked. */
    private boolean isRenameAlone(int at) {
      if (!is(at, "RENAME") || is(at + 1, "COLUMN") || is(at + 1, "INDEX") || is(at + 1, "KEY")) {
        return false;
      }
      boolean linked = is(at + 1, "TO") || is(at + 1, "AS") || is(at + 1, "=");
      return nameEnd(linked ? at + 2 : at + 1) >= tokens.size();
    }

    /** Takes the statement's own clauses out. */
    private AlterText clauses(int name, String head, int from) {
      Optional<String> algorithm = Optional.empty();
      Optional<String> lock = Optional.empty();
      StringBuilder rest = new StringBuilder();
      int copied = from == 0 ? 0 : start(from);
      for (int at = Math.max(from, 1); at < tokens.size(); at++) {
        int value = is(at + 1, "=") ? at + 2 : at + 1;
        boolean algorithmHere = is(at, "ALGORITHM") && ALGORITHMS.contains(word(value));
        boolean lockHere = is(at, "LOCK") && LOCKS.contains(word(value));
        if (algorithmHere || lockHere) {
          int cut = is(at - 1, ",") ? at - 1 : at;
          rest.append(sql, copied, Math.max(copied, start(cut)));
          copied = value + 1 < tokens.size() ? start(value + 1) : sql.length();
          if (cut == at && is(value + 1, ",")) {
            copied = value + 2 < tokens.size() ? start(value + 2) : sql.length();
          }
          algorithm = algorithmHere ? Optional.of(word(value)) : algorithm;
          lock = lockHere ? Optional.of(word(value)) : lock;
          at = value;
        }
      }
      rest.append(sql.substring(Math.min(copied, sql.length())));
      return new AlterText(
          text(name),
          algorithm.filter(this::chosen),
          lock.filter(this::chosen),
          head,
          rest.toString());
    }

    private boolean chosen(String word) {
      return !word.equals("DEFAULT");
    }

    private int nameEnd(int from) {
      return is(from + 1, ".") ? from + 3 : from + 1;
    }

    /** The name with its schema. */
    private String text(int from) {
      StringBuilder name = new StringBuilder();
      for (int at = from; at < Math.min(nameEnd(from), tokens.size()); at++) {
        name.append(tokens.get(at).text());
      }
      return name.toString();
    }

    private int indexOf(String keyword, int limit) {
      for (int at = 1; at < Math.min(limit, tokens.size()); at++) {
        if (is(at, keyword)) {
          return at;
        }
      }
      return -1;
    }

    private boolean is(int at, String word) {
      return at >= 0 && at < tokens.size() && tokens.get(at).is(word);
    }

    private String word(int at) {
      return at < tokens.size() ? tokens.get(at).keyword() : "";
    }

    private int start(int at) {
      return tokens.get(at).offset() - tokens.get(0).offset();
    }
  }
}
