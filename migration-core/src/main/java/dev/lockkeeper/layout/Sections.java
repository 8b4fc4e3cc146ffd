package dev.lockkeeper.layout;

import dev.lockkeeper.layout.Annotations.Line;
import dev.lockkeeper.layout.Annotations.Mark;
import java.util.Optional;

/**
 * One file cut into its two directions.
 *
 * <p>Each direction has the length of the whole file, with blanks where the other stands, so that
 * its places are those of the file.
 *
 * @param up what runs forward
 * @param down what undoes
 * @param marked whether the file says where the way forward begins
 * @param stray where code stands before any direction begins; absent where there is none
 * @param withoutTransaction whether the transaction of the way forward is switched off
 * @param together the characters that the runner keeps together as one statement, as blanks and
 *     {@code x}
 */
record Sections(
    String up,
    String down,
    boolean marked,
    Optional<Integer> stray,
    boolean withoutTransaction,
    String together) {

  static Sections of(String text, Annotations annotations) {
    return new Cutter(text, annotations).cut();
  }

  private static final class Cutter {

    private final String text;
    private final Annotations annotations;
    private final StringBuilder up = new StringBuilder();
    private final StringBuilder down = new StringBuilder();
    private final StringBuilder together = new StringBuilder();
    private Optional<Mark> direction = Optional.empty();
    private Optional<Integer> stray = Optional.empty();
    private boolean marked;
    private boolean withoutTransaction;
    private boolean inStatement;

    Cutter(String text, Annotations annotations) {
      this.text = text;
      this.annotations = annotations;
    }

    Sections cut() {
      int at = 0;
      while (at < text.length()) {
        int feed = text.indexOf('\n', at);
        int end = feed < 0 ? text.length() : feed + 1;
        String line = text.substring(at, end);
        Optional<Line> mark = annotations.read(line.stripTrailing());
        mark.ifPresent(this::turn);
        append(line, mark.isPresent());
        if (direction.isEmpty() && isCode(line)) {
          stray = stray.or(() -> Optional.of(up.length() - line.length()));
        }
        at = end;
      }
      return new Sections(
          up.toString(), down.toString(), marked, stray, withoutTransaction, together.toString());
    }

    private void turn(Line line) {
      switch (line.mark()) {
        case UP -> {
          direction = Optional.of(Mark.UP);
          marked = true;
          withoutTransaction |= line.withoutTransaction();
        }
        case DOWN -> direction = Optional.of(Mark.DOWN);
        case STATEMENT_BEGIN -> inStatement = true;
        case STATEMENT_END -> inStatement = false;
        case NO_TRANSACTION -> withoutTransaction = true;
        case OTHER -> {
          // such as goose's ENVSUB
        }
      }
    }

    private void append(String line, boolean mark) {
      String blank = line.replaceAll("[^\r\n]", " ");
      boolean ours = direction.filter(Mark.UP::equals).isPresent();
      boolean back = direction.filter(Mark.DOWN::equals).isPresent();
      up.append(ours && !mark ? line : blank);
      down.append(back && !mark ? line : blank);
      together.append(inStatement ? "x".repeat(line.length()) : " ".repeat(line.length()));
    }

    private static boolean isCode(String line) {
      return !line.isBlank() && !line.stripLeading().startsWith("--");
    }
  }
}
