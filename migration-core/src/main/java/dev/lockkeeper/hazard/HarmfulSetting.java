package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Operation.SetSetting;
import java.util.Locale;
import java.util.Map;

/** Knows the settings that keep a database whole, and the values under which they do. */
final class HarmfulSetting {

  /** Also from where a script has kept the former value. */
  private static final String BACK_ON = "1|on|true|default|@.*";

  /** The settings, and the value under which each is harmless. */
  private static final Map<String, String> HARMLESS =
      Map.ofEntries(
          Map.entry("session_replication_role", "origin|local|default"),
          Map.entry("zero_damaged_pages", "off|false|default|0"),
          Map.entry("ignore_checksum_failure", "off|false|default|0"),
          Map.entry("ignore_invalid_pages", "off|false|default|0"),
          Map.entry("allow_system_table_mods", "off|false|default|0"),
          Map.entry("synchronous_commit", "(?!off|false|0).*"),
          Map.entry("foreign_key_checks", BACK_ON),
          Map.entry("unique_checks", BACK_ON),
          Map.entry("sql_log_bin", BACK_ON),
          Map.entry("sql_mode", StrictMode.KEPT));

  private HarmfulSetting() {}

  /** Returns whether the setting no longer guards what it is there for. */
  static boolean is(SetSetting set) {
    String harmless = HARMLESS.get(set.name().toLowerCase(Locale.ROOT));
    return harmless != null && set.value().isPresent() && !value(set).matches(harmless);
  }

  /** Returns the value without quotes, in lower case. */
  static String value(SetSetting set) {
    return set.value().orElse("").replace("'", "").strip().toLowerCase(Locale.ROOT);
  }
}
