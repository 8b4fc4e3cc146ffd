package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sequences that a default takes its values from. */
final class Sequences {

  private static final Pattern NEXT =
      Pattern.compile("(?i)\\b(?:next|curr)val\\s*\\(\\s*'([\\w.]+)'");

  private Sequences() {}

  /**
   * Returns the sequences of {@code nextval('name')} and {@code currval('name')}, where they are
   * named without quotes.
   */
  static List<Table> named(Expression value) {
    List<Table> sequences = new ArrayList<>();
    Matcher next = NEXT.matcher(value.sql());
    while (next.find()) {
      sequences.add(ObjectFacts.named(next.group(1).toLowerCase(Locale.ROOT)));
    }
    return sequences;
  }
}
