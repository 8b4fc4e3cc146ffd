package dev.lockkeeper.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.benchmark.generated.Database;
import dev.lockkeeper.benchmark.generated.GeneratedHistory;
import dev.lockkeeper.benchmark.generated.GeneratedScript;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on noise counts what is found in a thousand made-up migrations, of which the maker knows
 * what is dangerous. With {@code -Dgolden.update} it is written.
 */
class NoisePageTest {

  private static final Path PAGE = Path.of("..", "src", "site", "markdown", "noise.md");
  private static final String BY_HAND = "read-by-hand.tsv";
  private static final int SCRIPTS = 1000;
  private static final int SAMPLE = 50;

  private static final String HEAD =
      """
      <!-- Written by NoisePageTest of the benchmark; run it with -Dgolden.update. -->

      # Noise

      `-Pbenchmark` makes up a thousand PostgreSQL migrations as careful people write them, and plants a danger in one of
      twelve. Each is judged as `lint` would judge it on PostgreSQL 18 when it is deployed by itself and all before it are
      released. The maker keeps the answer to itself, but it was written by those who wrote the hazards: this shows that
      they keep quiet, not that nobody can write what they do not know.

      | | scripts | flagged | planted | of those flagged | others | of those flagged |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  /** Its binary is no part of the build; run once on the same files. */
  private static final String SQUAWK =
      """
      | squawk 2.66.0, its defaults (26 November 2026) | 1000 | 939 | 72 | 60 | 928 | 879 |

      What squawk says of the 928 others: not run twice safely (825 scripts), no `statement_timeout` (777), no
      `lock_timeout` (569), an index of a new table not built CONCURRENTLY (411), `integer` (392) and `varchar` (387). Of
      the 72 planted it names the danger itself in 50: it has no rule against TRUNCATE, or DELETE and UPDATE without WHERE.

      """;

  /** A judgement of a person. */
  private record ByHand(String place, String verdict, String why) {}

  @TempDir Path folder;

  @Test
  void thePageCountsWhatIsFoundInAThousandScripts() throws Exception {
    List<GeneratedScript> made = GeneratedHistory.of(Database.POSTGRESQL, Speed.SEED, SCRIPTS);
    GeneratedHistory.write(made, folder);
    List<Script> scripts = new FlywayLayout(folder, UTF_8).read(List.of(folder)).scripts();
    List<Finding> findings = new EachAlone(scripts).findings();

    String page = page(made, findings);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
    assertThat(byHand()).extracting(ByHand::place).isEqualTo(sample(findings));
  }

  private static String page(List<GeneratedScript> made, List<Finding> findings)
      throws IOException {
    return HEAD + counts(made, findings) + SQUAWK + byHazard(findings) + sampleRead(made);
  }

  private static String counts(List<GeneratedScript> made, List<Finding> findings) {
    Set<String> flagged =
        findings.stream().map(finding -> finding.place().file()).collect(Collectors.toSet());
    List<GeneratedScript> planted = made.stream().filter(s -> s.planted().isPresent()).toList();
    long plantedFlagged = planted.stream().filter(s -> flagged.contains(s.fileName())).count();
    return "| Lockkeeper | %d | %d | %d | %d | %d | %d |\n"
        .formatted(
            made.size(),
            flagged.size(),
            planted.size(),
            plantedFlagged,
            made.size() - planted.size(),
            flagged.size() - plantedFlagged);
  }

  private static String byHazard(List<Finding> findings) {
    Map<String, Long> counted =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    one -> "%s | %s".formatted(one.hazard(), one.severity().word()),
                    TreeMap::new,
                    Collectors.counting()));
    StringBuilder table =
        new StringBuilder("| hazard | severity | findings |\n| --- | --- | --- |\n");
    counted.forEach((hazard, count) -> table.append("| %s | %d |\n".formatted(hazard, count)));
    return table.append("| **all** | | %d |\n\n".formatted(findings.size())).toString();
  }

  /** Every so many-th finding, from the first on. */
  private static List<String> sample(List<Finding> findings) {
    return IntStream.range(0, SAMPLE)
        .mapToObj(i -> findings.get(i * findings.size() / SAMPLE).place().toString())
        .toList();
  }

  private static String sampleRead(List<GeneratedScript> made) throws IOException {
    List<ByHand> read = byHand();
    long dangers = read.stream().filter(one -> one.verdict().equals("danger")).count();
    StringBuilder text = new StringBuilder();
    text.append("## Fifty findings, read by hand\n\n")
        .append("Every so many-th was read with the scripts before it, as a DBA would: ")
        .append("%d dangers, %d noise.\n\n".formatted(dangers, read.size() - dangers))
        .append("| statement | judged | because |\n| --- | --- | --- |\n");
    for (ByHand one : read) {
      text.append(
          "| %s `%s` | %s | %s |\n"
              .formatted(version(one), statement(made, one), one.verdict(), one.why()));
    }
    return text.toString();
  }

  private static String version(ByHand one) {
    return one.place().substring(0, one.place().indexOf("__"));
  }

  private static String statement(List<GeneratedScript> made, ByHand one) {
    String file = one.place().substring(0, one.place().indexOf(':'));
    List<String> statements =
        made.stream()
            .filter(script -> script.fileName().equals(file))
            .findFirst()
            .orElseThrow()
            .statements();
    return statements.get(statements.size() - 1);
  }

  private static List<ByHand> byHand() throws IOException {
    try (InputStream in = NoisePageTest.class.getResourceAsStream(BY_HAND)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .map(cells -> new ByHand(cells[0], cells[1], cells[2]))
          .toList();
    }
  }
}
