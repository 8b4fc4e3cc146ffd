package dev.lockkeeper.parse;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the columns to which a trigger's function gives values of its own.
 *
 * <p>plpgsql-trigger: a BEFORE trigger "can … replace single values directly in NEW and return the
 * modified NEW, or … build a complete new record". Rather too many columns are found than too few.
 */
final class ChangedRow {

  private static final Pattern COLUMN =
      Pattern.compile(
          "(?i)(?:(?:into|strict)\\s+|,\\s*)?\\bnew\\s*\\.\\s*(\\w+|\"[^\"]+\")\\s*(:?=)?");
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?i)\\bnew\\b\\s*:?=|\\binto\\s+(?:strict\\s+)?new\\b(?!\\s*\\.)"
              + "|\\breturn\\b(?!\\s*(?:new|old|null)?\\s*;)");

  private ChangedRow() {}

  /** Returns the columns that the body may change; nothing where it may change the whole row. */
  static Optional<Set<String>> columns(String body) {
    if (WHOLE.matcher(body).find()) {
      return Optional.empty();
    }
    Set<String> columns = new HashSet<>();
    Matcher column = COLUMN.matcher(body);
    while (column.find()) {
      String before = column.group().strip().toLowerCase(Locale.ROOT);
      if (column.group(2) != null || !before.startsWith("new")) {
        columns.add(column.group(1).replace("\"", "").toLowerCase(Locale.ROOT));
      }
    }
    return Optional.of(columns);
  }
}
