package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * PostgreSQL's own functions, by whether two calls in one statement may differ.
 *
 * <p>xfunc-volatility: only a VOLATILE function may give each row another value, so only a default
 * that calls one has to be written into every row. A function that is not the server's own is
 * VOLATILE unless somebody said otherwise, and is taken for it here.
 */
final class Functions {

  /** What the grammar knows by itself and no catalog lists; none of it is volatile. */
  private static final Set<String> OF_THE_GRAMMAR =
      Set.of(
          "array",
          "cast",
          "coalesce",
          "collation",
          "current_catalog",
          "current_date",
          "current_role",
          "current_schema",
          "current_time",
          "current_timestamp",
          "current_user",
          "exists",
          "extract",
          "greatest",
          "grouping",
          "interval",
          "json_array",
          "json_exists",
          "json_object",
          "json_query",
          "json_scalar",
          "json_serialize",
          "json_table",
          "json_value",
          "least",
          "localtime",
          "localtimestamp",
          "merge_action",
          "nullif",
          "row",
          "session_user",
          "system_user",
          "treat",
          "trim",
          "user",
          "xmlconcat",
          "xmlelement",
          "xmlexists",
          "xmlforest",
          "xmlparse",
          "xmlpi",
          "xmlroot",
          "xmlserialize",
          "xmltable");

  private static final Set<String> STEADY = read("steady-functions.txt");
  private static final Set<String> VOLATILE = read("volatile-functions.txt");
  private static final Set<String> EXTENSIONS = read("extension-functions.txt");

  private Functions() {}

  /** Returns whether each row may get another value, as far as is known. */
  static boolean isVolatile(Expression expression, Schema schema) {
    return !expression.functions().stream()
        .allMatch(function -> isSteady(function) || isDeclaredSteady(function, schema));
  }

  /** Returns whether an earlier CREATE FUNCTION calls it IMMUTABLE or STABLE. */
  private static boolean isDeclaredSteady(String function, Schema schema) {
    Table name = ObjectFacts.named(function);
    return schema
        .object(name.sibling(name.name() + "()"))
        .filter(routine -> routine.definition().traits().contains(Trait.STEADY))
        .isPresent();
  }

  /** Returns whether every form of the function is immutable or stable. */
  static boolean isSteady(String function) {
    return STEADY.contains(function) || OF_THE_GRAMMAR.contains(function);
  }

  /** Returns whether the server or an extension that many have brings the function along. */
  static boolean isBuiltIn(String function) {
    String name = function.substring(function.lastIndexOf('.') + 1);
    return isSteady(function) || VOLATILE.contains(function) || EXTENSIONS.contains(name);
  }

  static Set<String> steady() {
    return STEADY;
  }

  static Set<String> volatiles() {
    return VOLATILE;
  }

  private static Set<String> read(String resource) {
    try (InputStream in = Functions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ", -1)))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
