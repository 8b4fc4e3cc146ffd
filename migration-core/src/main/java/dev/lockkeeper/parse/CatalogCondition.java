package dev.lockkeeper.parse;

import dev.lockkeeper.operation.CatalogQuestion;
import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.TokenLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says whether a condition that asks the catalog holds, as far as the catalog is known. */
final class CatalogCondition {

  private final SearchPath path;
  private final KnownCatalog known;
  private final List<Token> last;
  private final List<CatalogQuestion> unanswered = new ArrayList<>();

  /**
   * @param last statement that was run before
   */
  CatalogCondition(SearchPath path, KnownCatalog known, List<Token> last) {
    this.path = path;
    this.known = known;
    this.last = last;
  }

  /** Returns the questions among those asked so far to which there was no answer. */
  List<CatalogQuestion> unanswered() {
    return List.copyOf(unanswered);
  }

  Optional<Boolean> holds(List<Token> condition) {
    List<List<Token>> sides = TokenLists.between(condition, "OR");
    if (sides.size() > 1) {
      return joined(sides, true);
    }
    List<List<Token>> parts = TokenLists.between(condition, "AND");
    if (parts.size() > 1) {
      return joined(parts, false);
    }
    if (!condition.isEmpty() && condition.get(0).is("NOT")) {
      return holds(condition.subList(1, condition.size())).map(holds -> !holds);
    }
    if (TokenLists.isWhole(condition) && !condition.get(1).is("SELECT")) {
      return holds(condition.subList(1, condition.size() - 1));
    }
    if (TokenLists.isWhole(condition) && condition.get(2).is("EXISTS")) {
      return holds(condition.subList(2, condition.size() - 1));
    }
    return asked(condition);
  }

  /** Of parts joined by OR one that holds decides, of those joined by AND one that does not. */
  private Optional<Boolean> joined(List<List<Token>> parts, boolean decides) {
    boolean open = false;
    for (List<Token> part : parts) {
      Optional<Boolean> one = holds(part);
      if (one.filter(holds -> holds == decides).isPresent()) {
        return one;
      }
      open |= one.isEmpty();
    }
    return open ? Optional.empty() : Optional.of(!decides);
  }

  private Optional<Boolean> asked(List<Token> condition) {
    int size = condition.size();
    if (size > 2
        && condition.get(0).is("EXISTS")
        && TokenLists.isWhole(condition.subList(1, size))) {
      return rows(condition.subList(2, size - 1));
    }
    if (size == 1 && condition.get(0).is("FOUND") && !last.isEmpty() && last.get(0).is("SELECT")) {
      return rows(last);
    }
    if (size == 3 && condition.get(1).text().matches("=|<>|!=")) {
      return compared(condition.subList(0, 1), condition.subList(2, 3))
          .map(same -> same == condition.get(1).is("="));
    }
    int close = TokenLists.closing(condition);
    if (close > 6 && words(condition.subList(0, 6)).matches("(?i)\\(selectcount\\([*1]\\)")) {
      return counted(condition.subList(1, close), condition.subList(close + 1, size));
    }
    boolean isNull = size > 4 && condition.get(size - 1).is("NULL");
    if (isNull && condition.get(size - 2).is("IS")) {
      return relation(condition.subList(0, size - 2)).map(there -> !there);
    }
    if (isNull && condition.get(size - 2).is("NOT") && condition.get(size - 3).is("IS")) {
      return relation(condition.subList(0, size - 3));
    }
    return Optional.empty();
  }

  /** What a loop's variable holds stands there as a string. */
  private static Optional<Boolean> compared(List<Token> left, List<Token> right) {
    Optional<String> other = CatalogConditions.string(right);
    return CatalogConditions.string(left).flatMap(one -> other.map(one::equals));
  }

  /** An aggregate gives a row where there is none. */
  private Optional<Boolean> rows(List<Token> query) {
    boolean calls = TokenLists.between(query, "FROM").get(0).stream().anyMatch(one -> one.is("("));
    return calls ? Optional.empty() : exists(query);
  }

  private static String words(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining());
  }

  private Optional<Boolean> counted(List<Token> query, List<Token> compared) {
    if (compared.size() != 2 || compared.get(1).kind() != Token.Kind.NUMBER) {
      return Optional.empty();
    }
    return switch (compared.get(0).text() + compared.get(1).text()) {
      case "=0", "<1" -> exists(query).map(there -> !there);
      case ">0", ">=1", "<>0", "!=0" -> exists(query);
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> exists(List<Token> query) {
    CatalogQuery read = CatalogQuery.of(query, path);
    return read.question().flatMap(this::answer).filter(there -> !there || read.asksNoMore());
  }

  private Optional<Boolean> relation(List<Token> call) {
    List<Token> bare = TokenLists.isWhole(call) ? call.subList(1, call.size() - 1) : call;
    if (!bare.isEmpty() && bare.get(0).is("SELECT")) {
      return relation(bare.subList(1, bare.size()));
    }
    return CatalogQuery.toRegclass(bare, path).flatMap(this::answer);
  }

  private Optional<Boolean> answer(CatalogQuestion question) {
    Optional<Boolean> answer = known.answer(question);
    if (answer.isEmpty()) {
      unanswered.add(question);
    }
    return answer;
  }
}
