package dev.lockkeeper.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which expressions of a body have which text, as far as that is made of what is written in
 * the body: in strings, in declarations, in the rows of loops.
 */
final class WrittenTexts {

  private static final int DEEPEST = 20;

  /** Of a text in characters, of an array's value in words: longer ones are not made out. */
  private static final int LONGEST = 4_000;

  private static final Set<String> TYPES = Set.of("TEXT", "VARCHAR", "NAME");

  private final Script script;
  private final List<Token> tokens;
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, List<Token>> arrays = new HashMap<>();
  private final Deque<Map<String, String>> rows = new ArrayDeque<>();
  private Optional<Assignments> assignments = Optional.empty();
  private boolean begun;
  private int depth;

  /**
   * @param tokens of the whole body
   */
  WrittenTexts(Script script, List<Token> tokens) {
    this.script = script;
    this.tokens = tokens;
  }

  /** Takes a declaration; a value that one of a block inside gives may hold for that block only. */
  void declared(List<Token> declaration) {
    String name = Assignments.name(declaration.get(0));
    int at = declaration.size() > 1 && declaration.get(1).is("CONSTANT") ? 2 : 1;
    StringBuilder type = new StringBuilder();
    while (at < declaration.size()
        && !gives(declaration.get(at))
        && !declaration.get(at).is("NOT")) {
      type.append(declaration.get(at++).keyword());
    }
    String before = types.putIfAbsent(name, type.toString());
    if (before != null && !before.contentEquals(type)) {
      types.put(name, "");
    }
    while (at < declaration.size() && !gives(declaration.get(at))) {
      at++;
    }
    if (!begun && at + 1 < declaration.size()) {
      value(name, declaration.subList(at + 1, declaration.size()));
    }
  }

  private void value(String name, List<Token> value) {
    if (holdsText(name)) {
      of(value).ifPresent(text -> values.put(name, text));
    } else if (value.size() <= LONGEST) {
      arrays.put(name, value);
    }
  }

  private static boolean gives(Token token) {
    return token.is(":=") || token.is("=") || token.is("DEFAULT");
  }

  /** From here on the body's outermost block declares nothing more. */
  void began() {
    begun = true;
  }

  /** Returns whether a variable of that name holds text, whatever else is called so. */
  boolean holdsText(String name) {
    return isText(types.getOrDefault(name, ""));
  }

  /** Returns whether a variable of that name holds whole rows. */
  boolean holdsRows(String name) {
    return types.getOrDefault(name, "").equals("RECORD");
  }

  /** Returns whether a variable of that name holds relations, written by their names. */
  boolean holdsRelation(String name) {
    return types.getOrDefault(name, "").equals("REGCLASS");
  }

  /** Returns whether the type is one whose values are written as they are. */
  static boolean isText(String type) {
    return TYPES.contains(type) || type.matches("(?:VARCHAR|CHARACTERVARYING)(?:\\(\\d+\\))?");
  }

  /** Returns what stands behind the declaration of an array of texts that keeps that value. */
  Optional<List<Token>> array(Token variable) {
    String name = Assignments.name(variable);
    String type = types.getOrDefault(name, "").replaceFirst("(?:\\[\\d*]|ARRAY)$", "[]");
    boolean array = type.endsWith("[]") && isText(type.substring(0, type.length() - 2));
    return array && assignments().isOnlyDeclared(name)
        ? Optional.ofNullable(arrays.get(name))
        : Optional.empty();
  }

  /** Returns where variables are given values. */
  Assignments assignments() {
    if (assignments.isEmpty()) {
      assignments = Optional.of(new Assignments(tokens));
    }
    return assignments.get();
  }

  /** Takes what a loop's variables hold from here on; those of a record by record and column. */
  void enter(Map<String, String> row) {
    rows.push(row);
  }

  /** Takes what was entered last for no longer held. */
  void leave() {
    rows.poll();
  }

  /** Returns the tokens, each variable of a loop as the string that it holds. */
  List<Token> bound(List<Token> condition) {
    if (rows.stream().allMatch(Map::isEmpty)) {
      return condition;
    }
    List<Token> bound = new ArrayList<>();
    for (int i = 0; i < condition.size(); i++) {
      boolean begins = i == 0 || !condition.get(i - 1).is(".");
      int end = i + 2 < condition.size() && condition.get(i + 1).is(".") ? i + 3 : i + 1;
      Optional<String> held = begins ? ofLoop(condition.subList(i, end)) : Optional.empty();
      bound.add(
          held.map(text -> new Token(Token.Kind.STRING, literal(text), 0))
              .orElse(condition.get(i)));
      i = held.isPresent() ? end - 1 : i;
    }
    return bound;
  }

  /** Returns the text as {@code quote_literal} writes it. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Returns the text that the expression has whenever it is evaluated here. */
  Optional<String> of(List<Token> expression) {
    if (depth >= DEEPEST) {
      return Optional.empty();
    }
    depth++;
    StringBuilder text = new StringBuilder();
    boolean known = true;
    for (List<Token> part : TokenLists.between(expression, "||")) {
      Optional<String> one = known ? part(withoutCast(part)) : Optional.empty();
      one.ifPresent(text::append);
      known &= one.isPresent() && text.length() <= LONGEST;
    }
    depth--;
    return known ? Optional.of(text.toString()) : Optional.empty();
  }

  private static List<Token> withoutCast(List<Token> part) {
    int cast = part.size() - 2;
    boolean casts = cast > 0 && part.get(cast).is("::") && isText(part.get(cast + 1).keyword());
    return casts ? withoutCast(part.subList(0, cast)) : part;
  }

  private Optional<String> part(List<Token> part) {
    if (part.size() == 1) {
      return switch (part.get(0).kind()) {
        case STRING -> Unquoted.of(script, part.get(0)).map(known -> known.sent().text());
        case WORD, QUOTED_IDENTIFIER -> ofLoop(part).or(() -> constant(part.get(0)));
        case NUMBER, PARAMETER, SYMBOL -> Optional.empty();
      };
    }
    if (part.size() == 3 && part.get(1).is(".")) {
      return ofLoop(part);
    }
    if (TokenLists.isWhole(part)) {
      return of(part.subList(1, part.size() - 1));
    }
    return ExecutedText.isCall(part) ? called(part) : Optional.empty();
  }

  private Optional<String> constant(Token variable) {
    String name = Assignments.name(variable);
    return values.containsKey(name) && assignments().isOnlyDeclared(name)
        ? Optional.of(values.get(name))
        : Optional.empty();
  }

  private Optional<String> ofLoop(List<Token> variable) {
    if (!Assignments.isName(variable.get(0))) {
      return Optional.empty();
    }
    String name = Assignments.name(variable.get(0));
    Token last = variable.get(variable.size() - 1);
    boolean field = variable.size() == 3 && Assignments.isName(last);
    String key = field ? name + "." + Assignments.name(last) : name;
    return rows.stream().flatMap(row -> Optional.ofNullable(row.get(key)).stream()).findFirst();
  }

  private Optional<String> called(List<Token> call) {
    List<List<Token>> arguments = TokenLists.between(call.subList(2, call.size() - 1), ",");
    return switch (call.get(0).keyword()) {
      case "FORMAT" -> ExecutedText.whole(script, call, this);
      case "QUOTE_IDENT" -> of(arguments.get(0)).map(QuotedName::of);
      case "QUOTE_LITERAL" -> of(arguments.get(0)).map(WrittenTexts::literal);
      case "REPLACE" -> replaced(arguments);
      default -> Optional.empty();
    };
  }

  private Optional<String> replaced(List<List<Token>> arguments) {
    List<Optional<String>> texts = arguments.stream().map(this::of).toList();
    boolean known = texts.size() == 3 && texts.stream().allMatch(Optional::isPresent);
    // nothing is replaced by the server where nothing is looked for
    return known && !texts.get(1).orElseThrow().isEmpty()
        ? texts.get(0).map(text -> text.replace(texts.get(1).get(), texts.get(2).get()))
        : Optional.empty();
  }
}
