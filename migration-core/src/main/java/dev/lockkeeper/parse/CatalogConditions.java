package dev.lockkeeper.parse;

import dev.lockkeeper.operation.CatalogQuestion.Kind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.TokenLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which columns of catalogs a query demands to be what. */
final class CatalogConditions {

  private static final Set<String> LINKS =
      Set.of(
          "oid", "relnamespace", "attrelid", "conrelid", "typnamespace", "connamespace", "tgrelid");

  /** What holds for all that has the name, or for all but what nobody would look for. */
  private static final Set<String> IDLE =
      Set.of(
          "table_catalog",
          "constraint_catalog",
          "constraint_type",
          "contype",
          "typtype",
          "attisdropped",
          "attnum",
          "tgisinternal");

  private static final Set<String> RELATIONS = Set.of("attrelid", "conrelid", "tgrelid");

  private static final Set<String> SCHEMAS = Set.of("relnamespace", "typnamespace", "connamespace");

  private static final Pattern NAME = Pattern.compile("(?:(\\w+|\"[^\"]+\")\\.)?(\\w+|\"[^\"]+\")");

  private final SearchPath path;
  private final Map<String, String> values = new HashMap<>();
  private int links;
  private boolean whole = true;

  CatalogConditions(SearchPath path) {
    this.path = path;
  }

  /** Returns how many of the catalogs are joined by what belongs together. */
  int links() {
    return links;
  }

  /** Returns whether every condition was understood. */
  boolean whole() {
    return whole;
  }

  /** Returns whether every value has been taken. */
  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns what the column has to be, and that it has been asked for. */
  Optional<String> taken(String column) {
    return Optional.ofNullable(values.remove(column));
  }

  /** Returns what kind of relation is looked for in {@code pg_class}. */
  Kind relationKind() {
    Optional<String> kind = taken("relkind");
    return switch (kind.orElse("")) {
      case "r", "p" -> Kind.TABLE;
      case "i", "I" -> Kind.INDEX;
      case "S" -> Kind.SEQUENCE;
      default -> {
        whole &= kind.isEmpty();
        yield Kind.RELATION;
      }
    };
  }

  void all(List<Token> conditions) {
    TokenLists.between(conditions, "AND").forEach(this::one);
  }

  private void one(List<Token> written) {
    List<Token> condition =
        TokenLists.isWhole(written) ? written.subList(1, written.size() - 1) : written;
    List<List<Token>> sides = TokenLists.between(condition, "=");
    boolean understood =
        sides.size() == 2
            ? equal(sides.get(0), sides.get(1))
            : sides.size() == 1 && isIdle(condition);
    whole &= understood;
  }

  /** {@code NOT attisdropped}, {@code attnum > 0}, {@code contype IN ('f')}. */
  private static boolean isIdle(List<Token> condition) {
    return condition.stream()
        .anyMatch(token -> IDLE.contains(token.text().toLowerCase(Locale.ROOT)));
  }

  private boolean equal(List<Token> left, List<Token> right) {
    Optional<String> one = column(left);
    Optional<String> other = column(right);
    if (one.isPresent() && other.isPresent()) {
      boolean belongs =
          one.equals(other) || (LINKS.contains(one.get()) && LINKS.contains(other.get()));
      links += belongs ? 1 : 0;
      return belongs;
    }
    return one.map(column -> is(column, right))
        .or(() -> other.map(column -> is(column, left)))
        .orElse(false);
  }

  private boolean is(String column, List<Token> value) {
    if (IDLE.contains(column)) {
      return true;
    }
    if (column.equals("table_type")) {
      return string(value).filter("BASE TABLE"::equals).isPresent();
    }
    if (RELATIONS.contains(column)) {
      return string(value).flatMap(name -> relation(name, path)).map(this::belongs).orElse(false)
          || looked(value, "pg_class", "relname");
    }
    if (SCHEMAS.contains(column)) {
      return string(value).map(name -> put("nspname", name)).orElse(false)
          || looked(value, "pg_namespace", "nspname");
    }
    boolean current = !value.isEmpty() && value.get(0).is("current_schema") && value.size() != 2;
    return current
        ? put(column, path.schemas().get(0))
        : string(value).map(text -> put(column, text)).orElse(false);
  }

  private boolean belongs(Table table) {
    return put("relname", table.name()) && put("nspname", table.schema().orElse(path.home()));
  }

  /** {@code (SELECT oid FROM pg_class WHERE relname = 'name')}. */
  private boolean looked(List<Token> value, String catalog, String column) {
    List<String> words = new ArrayList<>();
    value.forEach(token -> words.add(token.text().toLowerCase(Locale.ROOT)));
    boolean form =
        value.size() == 10
            && words
                .subList(0, 8)
                .equals(List.of("(", "select", "oid", "from", catalog, "where", column, "="));
    return form && string(value.subList(8, 9)).map(name -> put(column, name)).orElse(false);
  }

  /** A column that would have to be two things at once is not understood. */
  private boolean put(String column, String value) {
    String before = values.putIfAbsent(column, value);
    return before == null || before.equals(value);
  }

  /** Returns the column's name without alias and cast. */
  private static Optional<String> column(List<Token> written) {
    int cast = TokenLists.between(written, "::").get(0).size();
    List<Token> bare = written.subList(0, cast);
    boolean named =
        (bare.size() == 1 || (bare.size() == 3 && bare.get(1).is(".")))
            && bare.get(bare.size() - 1).kind() == Token.Kind.WORD
            && !bare.get(0).is("TRUE")
            && !bare.get(0).is("FALSE")
            && !bare.get(0).is("current_schema");
    return named
        ? Optional.of(bare.get(bare.size() - 1).text().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Returns the text of a plain string, whatever it is cast to. */
  static Optional<String> string(List<Token> written) {
    boolean plain =
        !written.isEmpty()
            && written.get(0).kind() == Token.Kind.STRING
            && written.get(0).text().startsWith("'")
            && (written.size() == 1 || (written.size() == 3 && written.get(1).is("::")));
    return plain
        ? Optional.of(
            written
                .get(0)
                .text()
                .substring(1, written.get(0).text().length() - 1)
                .replace("''", "'"))
        : Optional.empty();
  }

  /** Returns the relation of a name as it is cast to {@code regclass}. */
  static Optional<Table> relation(String name, SearchPath path) {
    Matcher parts = NAME.matcher(name.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String last = stored(parts.group(2));
    return Optional.of(
        parts.group(1) == null ? path.found(last) : path.in(stored(parts.group(1)), last));
  }

  private static String stored(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1)
        : part.toLowerCase(Locale.ROOT);
  }
}
