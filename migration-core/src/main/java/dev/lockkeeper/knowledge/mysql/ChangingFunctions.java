package dev.lockkeeper.knowledge.mysql;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Functions that may give something else each time, or to each session, so that nothing that is
 * kept may be made of them.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table-generated-columns.html">CREATE
 *     TABLE and Generated Columns</a>
 */
final class ChangingFunctions {

  private static final Set<String> NAMES =
      Set.of(
          "now",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "curdate",
          "current_date",
          "curtime",
          "current_time",
          "utc_date",
          "utc_time",
          "utc_timestamp",
          "sysdate",
          "rand",
          "random_bytes",
          "uuid",
          "uuid_short",
          "user",
          "current_user",
          "session_user",
          "system_user",
          "connection_id",
          "database",
          "schema",
          "version",
          "last_insert_id",
          "found_rows",
          "row_count",
          "get_lock",
          "release_lock",
          "is_free_lock",
          "is_used_lock",
          "sleep",
          "benchmark",
          "load_file");

  private ChangingFunctions() {}

  static Optional<String> in(Collection<String> functions) {
    return functions.stream().filter(NAMES::contains).sorted().findFirst();
  }
}
