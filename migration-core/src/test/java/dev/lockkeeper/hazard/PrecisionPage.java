package dev.lockkeeper.hazard;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is found in the examples, for the page on precision and recall. */
public final class PrecisionPage {

  private static final String HEAD =
      """
      <!-- Written by PagesTest from the example folders; run it with -Dgolden.update. -->

      # Precision and recall over the examples

      Every hazard that can be predicted has examples, and each is judged as `lint` would, for every server that it runs on:
      PostgreSQL 13 to 18, MySQL 8.0.15, 8.0.31 and 8.4. In an unsafe example the author has written above each statement what is
      to be found in it; nothing is to be found in a safe one. A row counts the findings of its hazard in the examples of
      all hazards, and the safe examples in its own folder. The examples are tests too, so a figure other than 100 % fails
      the build: the page shows how much they hold.

      | hazard | expected | found | missed | false | safe examples | with findings |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  /** What becomes of one hazard. */
  private static final class Row {
    int expected;
    int found;
    int wrong;
    int safe;
    int alarmed;

    String cells() {
      return "%d | %d | %d | %d | %d | %d"
          .formatted(expected, found, expected - found, wrong, safe, alarmed);
    }
  }

  private final Map<String, Row> rows = new TreeMap<>();

  private PrecisionPage() {}

  /** Judges all examples, and returns the page's text. */
  public static String text() throws CheckImpossibleException {
    PrecisionPage page = new PrecisionPage();
    for (Hazard hazard : Hazard.all()) {
      if (!hazard.observedOnly()) {
        Judged.all(hazard).forEach(judged -> page.count(hazard, judged));
      }
    }
    return page.page();
  }

  private void count(Hazard hazard, Judged judged) {
    List<String> surplus = new ArrayList<>(judged.found());
    for (String line : judged.expected()) {
      Row row = row(line);
      row.expected++;
      row.found += surplus.remove(line) ? 1 : 0;
    }
    surplus.forEach(line -> row(line).wrong++);
    if (judged.example().safe()) {
      Row own = rows.computeIfAbsent(hazard.id(), id -> new Row());
      own.safe++;
      own.alarmed += judged.found().isEmpty() ? 0 : 1;
    }
  }

  private Row row(String line) {
    return rows.computeIfAbsent(line.substring(line.lastIndexOf(' ') + 1), id -> new Row());
  }

  private String page() {
    Row all = new Row();
    StringBuilder page = new StringBuilder(HEAD);
    rows.forEach(
        (id, row) -> {
          page.append("| [%s](hazards/%s.html) | %s |\n".formatted(id, id, row.cells()));
          all.expected += row.expected;
          all.found += row.found;
          all.wrong += row.wrong;
          all.safe += row.safe;
          all.alarmed += row.alarmed;
        });
    page.append("| **all %d** | %s |\n\n".formatted(rows.size(), all.cells()));
    page.append(
        "Precision %s, recall %s; %d of %d safe examples raise an alarm.\n\n"
            .formatted(
                percent(all.found, all.found + all.wrong),
                percent(all.found, all.expected),
                all.alarmed,
                all.safe));
    return page.append(withoutExamples()).toString();
  }

  private static String percent(int part, int whole) {
    return "%d.%d %%".formatted(part * 1000 / whole / 10, part * 1000 / whole % 10);
  }

  private static String withoutExamples() {
    List<String> observed =
        Hazard.all().stream()
            .filter(Hazard::observedOnly)
            .map(one -> "- `" + one.id() + "`\n")
            .toList();
    return """
        Those that lie in which scripts there are, rather than in what a statement does, have tests on real git
        repositories. Only a server can show these, so that `lint` has no examples of them:

        """
        + String.join("", observed);
  }
}
