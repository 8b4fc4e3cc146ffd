package dev.lockkeeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.hazard.PrecisionPage;
import dev.lockkeeper.page.HazardTable;
import dev.lockkeeper.page.MarkdownPage;
import dev.lockkeeper.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The generated files are those that are committed. With {@code -Dgolden.update} they are written.
 */
class PagesTest {

  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final Path SITE = Path.of("..", "src", "site", "markdown", "hazards");
  private static final Path PRECISION = SITE.resolveSibling("precision.md");
  private static final Path README = Path.of("..", "README.md");

  @Test
  void theSiteHasThePagesOfAllHazardsAndNoOthers() throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    List<Page> pages = Pages.all();
    for (Page page : pages) {
      MarkdownPage file = new MarkdownPage(page);
      wanted.put(file.fileName(), file.text());
    }
    wanted.put("index.md", new HazardTable(pages).index());
    if (UPDATE) {
      write(wanted);
    }
    assertThat(written()).isEqualTo(wanted);
  }

  private static void write(Map<String, String> wanted) throws IOException {
    Files.createDirectories(SITE);
    for (String stale : written().keySet()) {
      Files.delete(SITE.resolve(stale));
    }
    for (Map.Entry<String, String> file : wanted.entrySet()) {
      Files.writeString(SITE.resolve(file.getKey()), file.getValue());
    }
  }

  private static Map<String, String> written() throws IOException {
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.list(SITE)) {
      for (Path file : files.toList()) {
        written.put(file.getFileName().toString(), Files.readString(file, UTF_8));
      }
    }
    return written;
  }

  @Test
  void theReadmeListsAllHazardsByTheirOwnWords() throws IOException {
    List<String> rows = new HazardTable(Pages.all()).rows();
    List<String> lines = Files.readAllLines(README);
    int first = lines.indexOf(HazardTable.HEAD.get(0)) + HazardTable.HEAD.size();
    int end = first + lines.subList(first, lines.size()).indexOf("");
    if (UPDATE) {
      List<String> changed = new ArrayList<>(lines.subList(0, first));
      changed.addAll(rows);
      changed.addAll(lines.subList(end, lines.size()));
      Files.writeString(README, String.join("\n", changed) + "\n");
    }
    List<String> now = Files.readAllLines(README);
    assertThat(now.subList(first, first + rows.size() + 1))
        .startsWith(rows.toArray(String[]::new))
        .endsWith("");
  }

  @Test
  void theSiteCountsPrecisionAndRecall() throws Exception {
    String page = PrecisionPage.text();
    if (UPDATE) {
      Files.writeString(PRECISION, page);
    }
    assertThat(PRECISION).hasContent(page);
  }

  /** A page without its parts would be generated, and committed, as easily as a whole one. */
  @Test
  void everyPageOfAPredictedHazardShowsAFindingAndASafeForm() {
    assertThat(Pages.all())
        .filteredOn(page -> !page.samples().isEmpty() && page.remarks().isEmpty())
        .allSatisfy(
            page -> {
              assertThat(page.samples()).anyMatch(sample -> !sample.findings().isEmpty());
              assertThat(page.samples()).anyMatch(sample -> sample.example().safe());
            })
        .hasSizeGreaterThan(10);
  }
}
