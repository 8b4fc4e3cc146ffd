package dev.lockkeeper.page;

import java.util.List;

/** All hazards in one table, for the site and for the README. */
public final class HazardTable {

  /** The table's own first lines. */
  public static final List<String> HEAD =
      List.of("| hazard | what would happen |", "| --- | --- |");

  private final List<Page> pages;

  /** Makes the writer of those pages' table. */
  public HazardTable(List<Page> pages) {
    this.pages = List.copyOf(pages);
  }

  /** Returns the rows as the README has them. */
  public List<String> rows() {
    return pages.stream()
        .map(page -> "| `%s`%s | %s |".formatted(page.id(), off(page), page.effect()))
        .toList();
  }

  private static String off(Page page) {
    return page.severity().equals(Page.OFF) ? " (off)" : "";
  }

  /** Returns the text of the site's list. */
  public String index() {
    StringBuilder text = new StringBuilder();
    text.append(Generated.header("the classes of dev.lockkeeper.hazard and HistoryHazard.java"))
        .append("\n\n# Hazards\n\n")
        .append("What refuses a migration, or warns of it. `mvn migration:explain")
        .append(" -Dmigration.hazard=<id>` shows each of these pages in the terminal.\n\n")
        .append("| hazard | condition | severity |\n| --- | --- | --- |\n");
    for (Page page : pages) {
      text.append(
          "| [%s](%s.html) | %s | %s |\n"
              .formatted(page.id(), page.id(), page.condition(), page.severity()));
    }
    return text.toString();
  }
}
