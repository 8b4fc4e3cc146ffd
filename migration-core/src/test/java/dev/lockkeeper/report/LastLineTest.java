package dev.lockkeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Coverage;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.report.HistoryReport.Judged;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastLineTest {

  @Test
  void ofOneHistoryItIsAsIfThereWereNoOthers() throws Exception {
    assertThat(line(List.of(history("default", "version:1", 1)), false))
        .isEqualTo(
            "Refused: 1 finding. Base: version 1; 1 of 2 scripts pending; 3 of 3 statements read.");
  }

  @Test
  void ofSeveralItGivesTotalsAndTheBaseThatTheyShare() throws Exception {
    assertThat(line(List.of(history("a", "version:1", 2), history("b", "version:1", 0)), false))
        .isEqualTo(
            "Refused: 2 findings in 1 of 2 histories. Base: version 1;"
                + " 2 of 4 scripts pending; 6 of 6 statements read.");
  }

  @Test
  void aFewDifferentBasesAreNamedAndManyAreCounted() throws Exception {
    assertThat(line(List.of(history("a", "version:1", 0), history("b", "none", 0)), true))
        .isEqualTo(
            "Passed: no findings in 2 histories. Base: a version 1, b none, every script is"
                + " pending; 2 of 4 scripts pending; 6 of 6 statements read, 0 observed.");
    List<HistoryReport> many =
        IntStream.range(1, 6).mapToObj(i -> historyOrFail("h" + i, "version:" + i, 0)).toList();
    assertThat(line(many, false)).contains("Base: 5 different ones, in the report;");
  }

  @Test
  void oneThatCouldNotBeJudgedIsNeverAPass() throws Exception {
    HistoryReport lost = new HistoryReport("b", Optional.empty(), Optional.of("unreadable"));
    assertThat(line(List.of(history("a", "version:1", 1), lost), false))
        .startsWith(
            "Could not judge: 1 finding in 1 of 2 histories, 1 not judged. Base: version 1;");
  }

  private static HistoryReport historyOrFail(String id, String base, int findings) {
    try {
      return history(id, base, findings);
    } catch (CheckImpossibleException e) {
      throw new AssertionError(e);
    }
  }

  private static HistoryReport history(String id, String base, int findings)
      throws CheckImpossibleException {
    List<Finding> found =
        IntStream.range(0, findings).mapToObj(i -> finding(id + "/V2__x.sql", i + 1)).toList();
    Coverage coverage = new Coverage(2, 1, 8, 3, List.of(), 0, 0, List.of());
    Judged judged =
        new Judged(
            new History(id, List.of(), Base.named(base)),
            new Server("postgresql", "17", "knowledge"),
            List.of(),
            new Verdict(found, coverage, FailOn.ERROR));
    return new HistoryReport(id, Optional.of(judged), Optional.empty());
  }

  private static Finding finding(String file, int line) {
    return new Finding(
        "column-drop-loses-data",
        Severity.ERROR,
        Agreement.NOT_OBSERVED,
        new Place(file, line, 1),
        1,
        "a column is lost",
        Cure.NONE,
        "",
        "0123456789abcdef",
        Optional.empty());
  }

  private static String line(List<HistoryReport> histories, boolean rehearsed) {
    LastLine line = new LastLine();
    histories.forEach(line::add);
    return line.text(rehearsed);
  }
}
