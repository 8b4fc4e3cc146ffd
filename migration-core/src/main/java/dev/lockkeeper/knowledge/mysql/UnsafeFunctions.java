package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Expression;
import java.util.Optional;
import java.util.Set;

/**
 * Functions that may give something else on a replica, so that a server which writes a binary log
 * does not fill rows with what they give.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/replication-rbr-safe-unsafe.html">Safe and
 *     Unsafe Statements in Binary Logging</a>
 */
final class UnsafeFunctions {

  private static final Set<String> NAMES =
      Set.of(
          "found_rows",
          "get_lock",
          "is_free_lock",
          "is_used_lock",
          "load_file",
          "rand",
          "random_bytes",
          "release_lock",
          "row_count",
          "session_user",
          "current_user",
          "sleep",
          "sysdate",
          "system_user",
          "user",
          "uuid",
          "uuid_short",
          "version");

  private UnsafeFunctions() {}

  /** Returns one of them that the expression calls, where it calls one. */
  static Optional<String> in(Expression expression) {
    return expression.functions().stream().filter(NAMES::contains).sorted().findFirst();
  }
}
