package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.effect.Algorithm;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the server which algorithm it would take: one after the other is demanded on an empty clone,
 * and the server refuses, without having done anything, what it cannot do.
 */
final class Ladder {

  private static final Pattern REASON = Pattern.compile("Reason: (.*?)\\.? Try ", Pattern.DOTALL);

  /** One demand; no lock leaves that to the server. */
  private record Rung(Algorithm algorithm, String lock) {}

  /** From what lets everybody go on to what lets nobody. */
  private static final List<Rung> RUNGS =
      List.of(
          new Rung(Algorithm.INSTANT, ""),
          new Rung(Algorithm.INPLACE, "NONE"),
          new Rung(Algorithm.INPLACE, "SHARED"),
          new Rung(Algorithm.INPLACE, "EXCLUSIVE"),
          new Rung(Algorithm.COPY, "SHARED"),
          new Rung(Algorithm.COPY, "EXCLUSIVE"));

  private final Connection clone;

  /**
   * @param clone a connection to a database in which the table stands without rows
   */
  Ladder(Connection clone) {
    this.clone = clone;
  }

  /** Returns the answer; nothing where the server does not do the statement in any way. */
  Optional<Answer> ask(AlterText text) throws SQLException {
    String refusal = "";
    for (Rung rung : RUNGS) {
      if (demandedOtherwise(rung, text)) {
        continue;
      }
      Optional<String> lock = Optional.of(rung.lock()).filter(word -> !word.isEmpty());
      boolean exclusive = text.lock().filter(word -> !word.equals("NONE")).isPresent();
      try (Statement statement = clone.createStatement()) {
        statement.execute(text.with(rung.algorithm().name(), lock));
        boolean dml = !exclusive && (rung.lock().isEmpty() || rung.lock().equals("NONE"));
        return Optional.of(new Answer(rung.algorithm(), dml, refusal));
      } catch (SQLException e) {
        refusal = reason(e).orElse(refusal);
      }
    }
    return Optional.empty();
  }

  /** A clause of the statement's own leaves the server no choice. */
  private static boolean demandedOtherwise(Rung rung, AlterText text) {
    boolean algorithm =
        text.algorithm().filter(word -> !word.equals(rung.algorithm().name())).isPresent();
    // what is instant stays so under a LOCK clause, unless both are demanded: then it is refused
    boolean instant = rung.lock().isEmpty() && text.algorithm().isEmpty();
    boolean lock = !instant && text.lock().filter(word -> !word.equals(rung.lock())).isPresent();
    return algorithm || lock;
  }

  private static Optional<String> reason(SQLException e) {
    Matcher matcher = REASON.matcher(String.valueOf(e.getMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
