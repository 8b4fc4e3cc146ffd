package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.SessionSettings.Value;
import java.util.Locale;

/**
 * Whether MySQL refuses values that do not fit, as it does by default, or bends them until they do.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sql-mode-strict">Strict SQL
 *     Mode</a>
 */
final class StrictMode {

  /** A mode, in lower case, that is strict, or is made of what is not known here. */
  static final String KEPT =
      "(?s).*(strict_trans_tables|strict_all_tables|traditional|default|@|concat|replace).*";

  private StrictMode() {}

  static boolean isOff(Evidence evidence) {
    return evidence
        .settings()
        .value("sql_mode")
        .flatMap(Value::text)
        .filter(mode -> !mode.toLowerCase(Locale.ROOT).matches(KEPT))
        .isPresent();
  }
}
