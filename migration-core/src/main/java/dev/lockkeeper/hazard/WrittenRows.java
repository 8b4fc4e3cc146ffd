package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Optional;

/**
 * INSERT or REPLACE of rows that are written out behind VALUES.
 *
 * @param rest from the table's name on
 */
record WrittenRows(String rest) {

  /** Returns the rows; nothing where the statement is of another form. */
  static Optional<WrittenRows> of(Evidence evidence) {
    List<Token> tokens = evidence.read().statement().tokens();
    int into = 0;
    while (into < tokens.size() && !tokens.get(into).is("INTO")) {
      into++;
    }
    boolean values =
        into + 2 < tokens.size()
            && tokens.get(into + 2).is("(")
            && tokens.stream().anyMatch(token -> token.is("VALUES"))
            && tokens.stream().noneMatch(token -> token.is("DUPLICATE"));
    return values
        ? Optional.of(
            new WrittenRows(
                evidence
                    .read()
                    .statement()
                    .sql()
                    .substring(tokens.get(into + 1).offset() - tokens.get(0).offset())))
        : Optional.empty();
  }

  /** Returns the statement that inserts them, with that behind it. */
  String inserted(String behind) {
    return "INSERT INTO " + rest.strip() + " " + behind;
  }
}
