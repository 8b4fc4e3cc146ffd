package dev.lockkeeper.script;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the allowances out of one comment; a line that means to allow never vanishes. */
final class AllowanceComment {

  /** Where the comment stands, seen from the statement it is attached to. */
  enum Position {
    ABOVE(Optional.empty()),
    BESIDE(
        Optional.of(
            "it stands behind the end of a statement: put it on a line of its own above the"
                + " statement it allows")),
    INSIDE(Optional.of("it stands inside the statement: put it on a line of its own above it")),
    BELOW(Optional.of("it stands below the last statement: put it above the one it allows"));

    private final Optional<String> problem;

    Position(Optional<String> problem) {
      this.problem = problem;
    }
  }

  private static final Pattern MENTION =
      Pattern.compile("migrations?\\s*:\\s*allow", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORM =
      Pattern.compile(
          "migration:allow(?:\\s+(?<hazard>\\S+))?(?:\\s+until\\s+(?<until>\\S+))?"
              + "(?:\\s+because(?:\\s+(?<because>.*))?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HAZARD = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final String SHAPE =
      "write it as: migration:allow <hazard> [until YYYY-MM-DD] because <reason>";

  private AllowanceComment() {}

  /** Returns the allowances that the comment's lines hold, in order. */
  static List<Allowance> read(Lexer.Piece.Comment comment, Position position, PlaceFinder places) {
    if (!MENTION.matcher(comment.text()).find()) {
      return List.of();
    }
    List<Allowance> allowances = new ArrayList<>();
    int start = 0;
    String text = comment.text();
    while (start <= text.length()) {
      int end = lineEnd(text, start);
      String line = text.substring(start, end);
      if (MENTION.matcher(line).find()) {
        int indent = line.length() - line.stripLeading().length();
        Place place = places.at(comment.offset() + start + indent);
        allowances.add(readLine(withoutMarks(line), position, place));
      }
      start = end + 1;
    }
    return allowances;
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static String withoutMarks(String line) {
    String content = line.strip();
    content = content.endsWith("*/") ? content.substring(0, content.length() - 2) : content;
    int start = 0;
    while (start < content.length() && "-/*# \t".indexOf(content.charAt(start)) >= 0) {
      start++;
    }
    return content.substring(start).strip();
  }

  private static Allowance readLine(String line, Position position, Place place) {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      return new Allowance("", Optional.empty(), "", place, Optional.of(SHAPE));
    }
    String hazard = textOf(form, "hazard");
    String because = textOf(form, "because");
    String until = textOf(form, "until");
    Optional<LocalDate> date = date(until);
    Optional<String> problem = position.problem;
    if (!until.isEmpty() && date.isEmpty()) {
      problem = Optional.of("its date cannot be read: " + shortened(until));
    }
    if (!HAZARD.matcher(hazard).matches()) {
      problem = Optional.of(SHAPE);
    } else if (because.isEmpty()) {
      problem = Optional.of("it gives no reason; " + SHAPE);
    }
    return new Allowance(hazard, date, because, place, problem);
  }

  private static String textOf(Matcher form, String group) {
    return Optional.ofNullable(form.group(group)).map(String::strip).orElse("");
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
