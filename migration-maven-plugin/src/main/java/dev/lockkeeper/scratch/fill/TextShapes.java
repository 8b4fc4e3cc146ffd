package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Shapes for columns of characters. */
final class TextShapes {

  private static final List<String> WORDS =
      List.of(
          "amber", "anchor", "basil", "beacon", "birch", "cedar", "cobalt", "copper", "coral",
          "delta", "ember", "fable", "falcon", "fern", "garnet", "harbor", "hazel", "indigo",
          "ivory", "jasper", "juniper", "kelp", "lagoon", "linden", "maple", "marble", "meadow",
          "nectar", "nimbus", "oak", "olive", "onyx", "opal", "orchid", "pearl", "pine", "plum",
          "quartz", "quince", "raven", "reed", "river", "saffron", "sage", "slate", "spruce",
          "tansy", "thistle", "timber", "topaz", "umber", "velvet", "violet", "walnut", "willow",
          "yarrow", "zephyr", "zinc");
  private static final List<String> COUNTRIES =
      List.of("DE", "FR", "IT", "ES", "PL", "NL", "SE", "AT", "US", "GB", "BR", "IN", "JP");
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF", "PLN", "JPY");
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pl", "pt", "ja");
  private static final int LONGEST_PADDED = 2_000;

  private final ColumnFacts column;
  private final Literals literals;
  private final int salt;
  private final String name;

  TextShapes(ColumnFacts column, Literals literals, int salt) {
    this.column = column;
    this.literals = literals;
    this.salt = salt;
    this.name = column.name().toLowerCase(Locale.ROOT);
  }

  private boolean named(String... hints) {
    return List.of(hints).stream().anyMatch(name::contains);
  }

  /** Returns shapes in the order in which they look like what such a column holds. */
  List<Candidate> natural() {
    List<Candidate> shapes = new ArrayList<>();
    boolean coded = named("country", "currency", "lang", "locale", "phone", "mail", "url");
    if (!coded) {
      shapes.add(words());
    }
    codes(shapes);
    unique().forEach(shape -> shapes.add(TypeShapes.spread(shape, salt)));
    if (coded) {
      shapes.add(words());
    }
    for (String constant : List.of("true", "{}", "[]", "1", "a", "")) {
      shapes.add(Candidate.constant(constant));
    }
    return shapes;
  }

  /** Returns words up to that length, in characters and bytes; different rows mostly differ. */
  static Candidate ofLength(int length, int salt) {
    return Candidate.of(
        (row, out) -> {
          int left = length;
          for (int i = 0; left > 0; i++) {
            String word = WORDS.get((int) Shape.below(WORDS.size(), row, salt + i));
            out.text(word.length() < left ? word : word.substring(0, left));
            left -= word.length();
            if (left > 0) {
              out.ascii(' ');
              left--;
            }
          }
        });
  }

  private Candidate words() {
    return Candidate.of(
        (row, out) -> {
          out.text(WORDS.get((int) Shape.below(WORDS.size(), row, salt)));
          out.ascii(' ');
          out.text(WORDS.get((int) Shape.below(WORDS.size(), row, salt + 1)));
        });
  }

  private void codes(List<Candidate> shapes) {
    int limit = column.modifiers().isEmpty() ? 12 : column.modifiers().get(0);
    List<List<String>> codes = new ArrayList<>(List.of(CURRENCIES, COUNTRIES, LANGUAGES));
    if (named("country")) {
      codes.add(0, COUNTRIES);
    } else if (named("lang", "locale")) {
      codes.add(0, LANGUAGES);
    }
    codes.add(WORDS.stream().filter(word -> word.length() <= limit).toList());
    codes.add(List.of("a", "b", "c", "d", "e"));
    codes.add(List.of("A", "B", "C", "D", "E"));
    codes.stream()
        .filter(list -> !list.isEmpty())
        .forEach(list -> shapes.add(Candidate.of(Shape.constants(list, salt))));
  }

  /** Returns shapes whose values all differ, again in that order. */
  List<Candidate> unique() {
    List<Candidate> shapes = new ArrayList<>();
    addPatterns(shapes);
    if (named("mail")) {
      shapes.add(0, email());
    } else if (named("url", "uri", "link")) {
      shapes.add(0, numbered("https://example.com/", 1));
    } else if (named("phone", "mobile")) {
      shapes.add(0, numbered("+49", 10));
    } else {
      shapes.add(0, numberedWord());
    }
    shapes.add(code("0123456789abcdefghijklmnopqrstuvwxyz"));
    shapes.add(code("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    shapes.add(code("abcdefghijklmnopqrstuvwxyz"));
    shapes.add(code("0123456789"));
    shapes.add(numbered("", 1));
    shapes.add(email());
    shapes.add(numbered("https://example.com/", 1));
    shapes.add(numbered("+49", 10));
    shapes.add(numbered("/", 1));
    shapes.add(numbered("#", 6));
    shapes.add(Candidate.unique(RareShapes.uuid(), Long.MAX_VALUE));
    addLengths(shapes);
    return shapes;
  }

  private void addPatterns(List<Candidate> shapes) {
    for (String literal : literals.texts()) {
      PatternShape.regularExpression(literal).ifPresent(shapes::add);
      if (literal.contains("%") || literal.contains("_")) {
        shapes.add(PatternShape.like(literal));
      }
    }
  }

  /** A number in a condition on text is most often a length. */
  private void addLengths(List<Candidate> shapes) {
    literals.numbers().stream()
        .filter(number -> number.signum() >= 0 && number.compareTo(longest()) <= 0)
        .flatMap(number -> IntStream.of(0, 1, -1).mapToObj(by -> number.intValue() + by))
        .filter(length -> length > 0)
        .forEach(
            length -> {
              shapes.add(code("0123456789abcdefghijklmnopqrstuvwxyz", length));
              shapes.add(code("0123456789", length));
            });
  }

  private static BigDecimal longest() {
    return BigDecimal.valueOf(LONGEST_PADDED);
  }

  private static Candidate email() {
    return Candidate.unique(
        (row, out) -> {
          out.text(WORDS.get((int) (row % WORDS.size())));
          out.ascii('.');
          out.number(row);
          out.text("@example.com");
        },
        Long.MAX_VALUE);
  }

  private static Candidate numberedWord() {
    return Candidate.unique(
        (row, out) -> {
          out.text(WORDS.get((int) (row % WORDS.size())));
          out.ascii('-');
          out.number(row);
        },
        Long.MAX_VALUE);
  }

  private static Candidate numbered(String prefix, int digits) {
    return Candidate.unique(
        (row, out) -> {
          out.text(prefix);
          out.padded(row + 1, digits);
        },
        Long.MAX_VALUE);
  }

  private Candidate code(String alphabet) {
    int limit = column.modifiers().isEmpty() ? 8 : Math.min(8, column.modifiers().get(0));
    return code(alphabet, Math.max(1, limit));
  }

  /** Fixed length, so that no value is longer than the column and none a prefix of another. */
  private static Candidate code(String alphabet, int length) {
    long most = 1;
    for (int i = 0; i < Math.min(length, 11); i++) {
      most *= alphabet.length();
    }
    long texts = most;
    return Candidate.unique(
        (row, out) -> {
          long divisor = texts;
          for (int i = 0; i < length; i++) {
            // what is longer than the divisor has digits for is led by the first letter
            if (i < length - 11) {
              out.ascii(alphabet.charAt(0));
              continue;
            }
            divisor /= alphabet.length();
            out.ascii(alphabet.charAt((int) (row % texts / divisor % alphabet.length())));
          }
        },
        texts);
  }
}
