package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes names so that PostgreSQL reads them back as its catalog stores them. */
final class Quoted {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /** Reserved as a column or table name, PostgreSQL's manual, appendix C. */
  private static final Set<String> RESERVED =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric authorization binary both case cast"
                  + " check collate collation column concurrently constraint create cross"
                  + " current_catalog current_date current_role current_schema current_time"
                  + " current_timestamp current_user default deferrable desc distinct do else end"
                  + " except false fetch for foreign freeze from full grant group having ilike in"
                  + " initially inner intersect into is isnull join lateral leading left like limit"
                  + " localtime localtimestamp natural not notnull null offset on only or order"
                  + " outer overlaps placing primary references returning right select"
                  + " session_user similar some symmetric system_user table tablesample then to"
                  + " trailing true union unique user using variadic verbose when where window"
                  + " with")
              .split(" "));

  private Quoted() {}

  /** Returns the name, in quotes where it needs them. */
  static String name(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Returns the table's name, qualified where it stands outside the default schema. */
  static String name(Table table) {
    return table.schema().map(schema -> name(schema) + ".").orElse("") + name(table.name());
  }

  /** Returns the names, in parentheses. */
  static String list(List<String> names) {
    return names.stream().map(Quoted::name).collect(Collectors.joining(", ", "(", ")"));
  }
}
