package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The page on agreement counts what {@link PostgresqlTruthTest} holds against each server: there a
 * statement that does not agree fails, and so does one that agrees though it is marked. With {@code
 * -Dgolden.update} the page is written.
 */
final class AgreementPageTest {

  private static final Path PAGE = Path.of("..", "src", "site", "markdown", "agreement.md");
  private static final List<Integer> SERVERS = List.of(13, 14, 15, 16, 17, 18);

  @Test
  void thePageCountsTheStatementsOfTheTables() throws IOException {
    List<TruthTable.Case> cases = new ArrayList<>();
    for (String table : PostgresqlTruthTest.TABLES) {
      cases.addAll(TruthTable.read(table).cases());
    }
    String page = page(cases);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    }
    assertThat(PAGE).hasContent(page);
  }

  private static String page(List<TruthTable.Case> cases) {
    StringBuilder page =
        new StringBuilder(
            """
            <!-- Written by AgreementPageTest from the truth tables; run it with -Dgolden.update. -->

            # Prediction and PostgreSQL

            Each statement is predicted, then run on a real server of each version: lock modes on all
            tables, rewritten tables, rebuilt indexes, scans, and whether a transaction may hold it.
            *At most* are statements of which only the rows decide how much they lock or read, such as
            which partition an `INSERT … SELECT` meets: there the prediction is all that they may lock
            or read, and the server may do less, never more.

            | PostgreSQL | statements | agreed | at most | differ | agreement |
            | --- | --- | --- | --- | --- | --- |
            """);
    for (int server : SERVERS) {
      long all = cases.stream().filter(row -> row.isUnderstoodBy(server)).count();
      long differ =
          cases.stream().filter(row -> row.isUnderstoodBy(server) && row.differsOn(server)).count();
      long most =
          cases.stream()
              .filter(row -> row.isUnderstoodBy(server) && row.rowsDecide().isPresent())
              .count();
      page.append(
          "| %d | %d | %d | %d | %d | %d.%d %% |%n"
              .formatted(
                  server,
                  all,
                  all - differ - most,
                  most,
                  differ,
                  (all - differ) * 1000 / all / 10,
                  (all - differ) * 1000 / all % 10));
    }
    page.append("\n## Where they differ, and why\n\n");
    reasons(cases)
        .forEach((statement, reason) -> page.append("- `%s`: %s%n".formatted(statement, reason)));
    page.append("\n## Where the rows decide, and what\n\n");
    undecided(cases)
        .forEach((statement, what) -> page.append("- `%s`: %s%n".formatted(statement, what)));
    return page.toString();
  }

  private static Map<String, String> undecided(List<TruthTable.Case> cases) {
    Map<String, String> undecided = new TreeMap<>();
    for (TruthTable.Case row : cases) {
      row.rowsDecide()
          .ifPresent(what -> undecided.put(row.statement().sql().replaceAll("\\s+", " "), what));
    }
    return undecided;
  }

  private static Map<String, String> reasons(List<TruthTable.Case> cases) {
    Map<String, String> reasons = new TreeMap<>();
    for (TruthTable.Case row : cases) {
      row.differs()
          .ifPresent(
              one ->
                  reasons.put(
                      row.statement().sql().replaceAll("\\s+", " "),
                      one.reason() + (one.server() == 0 ? "" : " (%d)".formatted(one.server()))));
    }
    return reasons;
  }
}
