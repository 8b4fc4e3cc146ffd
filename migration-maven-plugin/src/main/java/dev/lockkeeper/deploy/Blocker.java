package dev.lockkeeper.deploy;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A session that holds what the migrating one waits for.
 *
 * @param pid 0 for a prepared transaction
 * @param application that it says it is
 * @param state as the server names it
 * @param since when it has been in that state
 * @param query the last it sent, without its data
 */
record Blocker(int pid, String application, String state, Instant since, String query) {

  private static final int LONGEST_QUERY = 60;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d[\\d.]*");
  private static final Pattern FIRST_LITERAL =
      Pattern.compile("(?:\\b[EBXN])?(?:U&)?'|\\$", Pattern.CASE_INSENSITIVE);

  /** Returns the first words of a query; from its first literal on it may hold anybody's data. */
  static String withoutData(String query) {
    String line = SPACE.matcher(query.strip()).replaceAll(" ");
    String[] parts = FIRST_LITERAL.split(line, 2);
    String shown = NUMBER.matcher(parts[0]).replaceAll("?");
    if (shown.length() > LONGEST_QUERY) {
      return shown.substring(0, LONGEST_QUERY) + "…";
    }
    return parts.length > 1 ? shown + "…" : shown;
  }

  @Override
  public String toString() {
    if (pid == 0) {
      return "a prepared transaction (see pg_prepared_xacts)";
    }
    return "pid %d (%s), %s since %s: %s".formatted(pid, application, state, since, query);
  }
}
