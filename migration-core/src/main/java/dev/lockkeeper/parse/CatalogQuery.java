package dev.lockkeeper.parse;

import dev.lockkeeper.operation.CatalogQuestion;
import dev.lockkeeper.operation.CatalogQuestion.Kind;
import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.TokenLists;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A query of the server's catalog, as a question for one thing by its name.
 *
 * @param question none where the query asks anything else
 * @param asksNoMore whether what has that name satisfies the query surely
 */
record CatalogQuery(Optional<CatalogQuestion> question, boolean asksNoMore) {

  private static final CatalogQuery OTHER = new CatalogQuery(Optional.empty(), false);

  private static final Set<String> ENDS =
      Set.of("GROUP", "HAVING", "UNION", "EXCEPT", "INTERSECT", "OFFSET", "FETCH", "FOR");

  /**
   * Reads SELECT with whatever it lists: a plain list, or {@code count(*)}, which does not change
   * whether there are rows.
   */
  static CatalogQuery of(List<Token> query, SearchPath path) {
    int from = first(query, "FROM");
    int where = first(query, "WHERE");
    boolean plain =
        from < where
            && where < query.size()
            && ENDS.stream().allMatch(word -> first(query, word) == query.size());
    if (!plain) {
      return OTHER;
    }
    int limit = Math.min(first(query, "LIMIT"), first(query, "ORDER"));
    List<Token> conditions = query.subList(where + 1, Math.max(limit, where + 1));
    if (TokenLists.between(conditions, "OR").size() > 1) {
      return OTHER;
    }
    CatalogConditions read = new CatalogConditions(path);
    Set<String> catalogs = new LinkedHashSet<>();
    boolean known = sources(query.subList(from + 1, where), catalogs, read);
    read.all(conditions);
    // of what is joined each has to belong to the next
    boolean joined = catalogs.size() == 1 || (read.links() >= catalogs.size() - 1 && read.whole());
    return known && joined ? asked(catalogs, read) : OTHER;
  }

  /** Reads {@code to_regclass('name')}. */
  static Optional<CatalogQuestion> toRegclass(List<Token> call, SearchPath path) {
    List<Token> bare =
        call.size() > 2 && call.get(0).is("pg_catalog") ? call.subList(2, call.size()) : call;
    boolean known =
        bare.size() >= 4
            && bare.get(0).is("to_regclass")
            && TokenLists.isWhole(bare.subList(1, bare.size()));
    return known
        ? CatalogConditions.string(bare.subList(2, bare.size() - 1))
            .flatMap(name -> CatalogConditions.relation(name, path))
            .map(
                table ->
                    new CatalogQuestion(
                        Kind.RELATION,
                        Optional.of(table.schema().orElse(path.home())),
                        Optional.empty(),
                        table.name()))
        : Optional.empty();
  }

  private static int first(List<Token> query, String word) {
    return TokenLists.between(query, word).get(0).size();
  }

  /** Reads the catalogs behind FROM, and by what they are joined. */
  private static boolean sources(
      List<Token> tokens, Set<String> catalogs, CatalogConditions conditions) {
    for (List<Token> listed : TokenLists.between(tokens, ",")) {
      for (List<Token> source : TokenLists.between(listed, "JOIN")) {
        List<Token> rest = new ArrayList<>(source);
        if (!rest.isEmpty() && rest.get(rest.size() - 1).is("INNER")) {
          rest.remove(rest.size() - 1);
        }
        List<List<Token>> parts = TokenLists.between(rest, "ON");
        Optional<String> catalog = catalog(parts.get(0));
        if (catalog.isEmpty() || !catalogs.add(catalog.get())) {
          return false;
        }
        if (parts.size() > 1) {
          conditions.all(parts.get(1));
        }
      }
    }
    return true;
  }

  /** Returns the catalog's name without its schema and alias. */
  private static Optional<String> catalog(List<Token> source) {
    boolean dotted = source.size() > 2 && source.get(1).is(".");
    List<Token> named = dotted ? source.subList(2, source.size()) : source;
    boolean aliased =
        named.size() == 1
            || (named.size() == 2 && named.get(1).kind() == Token.Kind.WORD)
            || (named.size() == 3 && named.get(1).is("AS"));
    if (!aliased || named.get(0).kind() != Token.Kind.WORD) {
      return Optional.empty();
    }
    String name = named.get(0).text().toLowerCase(Locale.ROOT);
    boolean ofServer = name.startsWith("pg_") && (!dotted || source.get(0).is("pg_catalog"));
    boolean ofStandard = dotted && source.get(0).is("information_schema");
    return ofServer || ofStandard ? Optional.of(name) : Optional.empty();
  }

  private static CatalogQuery asked(Set<String> catalogs, CatalogConditions read) {
    Set<String> main = new LinkedHashSet<>(catalogs);
    main.remove("pg_namespace");
    if (main.size() > 1) {
      main.remove("pg_class");
      main.remove("key_column_usage");
    }
    return main.size() == 1 ? asked(main.iterator().next(), read) : OTHER;
  }

  private static CatalogQuery asked(String catalog, CatalogConditions read) {
    return switch (catalog) {
      case "columns" -> question(Kind.COLUMN, "table_schema", "table_name", "column_name", read);
      case "pg_attribute" -> question(Kind.COLUMN, "nspname", "relname", "attname", read);
      case "tables" -> question(Kind.TABLE, "table_schema", "", "table_name", read);
      case "pg_tables" -> question(Kind.TABLE, "schemaname", "", "tablename", read);
      case "pg_class" -> question(read.relationKind(), "nspname", "", "relname", read);
      case "sequences" -> question(Kind.SEQUENCE, "sequence_schema", "", "sequence_name", read);
      case "pg_sequences" -> question(Kind.SEQUENCE, "schemaname", "", "sequencename", read);
      case "pg_indexes" -> question(Kind.INDEX, "schemaname", "tablename", "indexname", read);
      case "pg_constraint" -> question(Kind.CONSTRAINT, "nspname", "relname", "conname", read);
      case "table_constraints" ->
          question(Kind.CONSTRAINT, "table_schema", "table_name", "constraint_name", read);
      case "pg_type" -> question(Kind.TYPE, "nspname", "", "typname", read);
      case "pg_trigger" -> question(Kind.TRIGGER, "nspname", "relname", "tgname", read);
      case "triggers" ->
          question(Kind.TRIGGER, "event_object_schema", "event_object_table", "trigger_name", read);
      default -> OTHER;
    };
  }

  private static CatalogQuery question(
      Kind kind, String schema, String table, String name, CatalogConditions read) {
    Optional<String> named = read.taken(name);
    Optional<String> in = read.taken(schema);
    Optional<String> of = table.isEmpty() ? Optional.empty() : read.taken(table);
    boolean lacks = named.isEmpty() || (kind == Kind.COLUMN && of.isEmpty());
    return lacks
        ? OTHER
        : new CatalogQuery(
            Optional.of(new CatalogQuestion(kind, in, of, named.get())),
            read.whole() && read.isEmpty());
  }
}
