package dev.lockkeeper.operation;

import java.util.Map;

/** The other names that datatype gives PostgreSQL's types. */
public final class TypeAliases {

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("int", "integer"),
          Map.entry("int4", "integer"),
          Map.entry("int2", "smallint"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("decimal", "numeric"),
          Map.entry("dec", "numeric"),
          Map.entry("bool", "boolean"),
          Map.entry("varchar", "character varying"),
          Map.entry("varbit", "bit varying"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("time", "time without time zone"));

  private TypeAliases() {}

  /** Returns the name as {@code format_type} spells it; any other name as it is. */
  public static String spelt(String name) {
    return ALIASES.getOrDefault(name, name);
  }
}
