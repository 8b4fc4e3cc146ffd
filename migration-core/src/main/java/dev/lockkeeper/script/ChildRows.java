package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a query that asks the catalog for the tables right below another one, in the forms
 * that are known here.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-inherits.html">pg_inherits</a>
 */
final class ChildRows {

  private static final Pattern LISTED =
      Pattern.compile(
          "(inhrelid :: regclass|oid :: regclass|relname)(?: :: (?:text|name|varchar))?(?: as)?( \\w+)?");

  private static final Pattern SOURCE =
      Pattern.compile(
          "pg_inherits(?: as)?(?: \\w+)??(?<joined>(?: inner)? join pg_class(?: as)?(?: \\w+)?"
              + " on (?:oid = inhrelid|inhrelid = oid))?");

  private final WrittenTexts texts;
  private final BodyFollower follower;

  ChildRows(WrittenTexts texts, BodyFollower follower) {
    this.texts = texts;
    this.follower = follower;
  }

  /** Returns one column; nothing for any other query, and where the tables are not known. */
  Optional<WrittenTable> of(List<Token> query) {
    List<List<Token>> parts = TokenLists.between(query.subList(1, query.size()), "FROM");
    List<List<Token>> sides = TokenLists.between(parts.get(parts.size() - 1), "WHERE");
    if (parts.size() != 2 || sides.size() != 2 || query.stream().anyMatch(ChildRows::picks)) {
      return Optional.empty();
    }
    Matcher listed = LISTED.matcher(words(parts.get(0)));
    Matcher source = SOURCE.matcher(words(sides.get(0)));
    if (!listed.matches() || !source.matches()) {
      return Optional.empty();
    }
    String first = listed.group(1).split(" ", -1)[0];
    if (!first.equals("inhrelid") && source.group("joined") == null) {
      return Optional.empty();
    }
    String name = listed.group(2) == null ? first : listed.group(2).strip();
    return parent(TokenLists.between(sides.get(1), "ORDER").get(0))
        .flatMap(follower::childrenOf)
        .map(all -> all.stream().map(one -> Optional.of(text(one, first))).toList())
        .map(cells -> new WrittenTable(List.of(new WrittenTable.Column(name, cells))));
  }

  private static boolean picks(Token token) {
    return token.is("LIMIT") || token.is("OFFSET") || token.is("FETCH") || token.is("DISTINCT");
  }

  /** Reads {@code inhparent = 'name'::regclass}. */
  private Optional<String> parent(List<Token> condition) {
    List<List<Token>> sides = TokenLists.between(condition, "=");
    List<List<Token>> value = TokenLists.between(sides.get(sides.size() - 1), "::");
    boolean asks =
        sides.size() == 2
            && words(sides.get(0)).equals("inhparent")
            && value.size() == 2
            && words(value.get(1)).equals("regclass");
    return asks ? texts.of(value.get(0)) : Optional.empty();
  }

  private static String text(List<String> name, String column) {
    return column.equals("relname")
        ? name.get(name.size() - 1)
        : String.join(".", name.stream().map(QuotedName::of).toList());
  }

  private static String words(List<Token> tokens) {
    return String.join(" ", bare(tokens).stream().map(Token::text).toList())
        .toLowerCase(Locale.ROOT);
  }

  /** Leaves away what a name is qualified with: each of them says by itself what it belongs to. */
  private static List<Token> bare(List<Token> tokens) {
    List<Token> bare = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean qualifies = i + 1 < tokens.size() && tokens.get(i + 1).is(".");
      if (!qualifies && !tokens.get(i).is(".")) {
        bare.add(tokens.get(i));
      }
    }
    return bare;
  }
}
