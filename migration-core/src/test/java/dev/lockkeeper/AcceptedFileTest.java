package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.finding.Accepted;
import dev.lockkeeper.finding.Accepted.Entry;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedFileTest {

  private static final LocalDate LAST_WEEK = LocalDate.of(2026, 11, 18);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    Accepted accepted =
        new Accepted(
            "accepted.yaml",
            List.of(
                new Entry("0000000000000001", "statement-fails", "db/V1__\"odd\" one.sql", TODAY),
                new Entry("12345678901e2345", "transaction-mixed", "db/V2__b.sql", LAST_WEEK)));
    AcceptedFile file = new AcceptedFile(folder.resolve("accepted.yaml"));

    file.write(accepted);

    assertThat(file.read()).isEqualTo(accepted);
  }

  @Test
  void nothingAcceptedIsNoFile() throws Exception {
    AcceptedFile file = new AcceptedFile(folder.resolve("accepted.yaml"));
    assertThat(file.read().entries()).isEmpty();
    file.write(new Accepted("accepted.yaml", List.of(new Entry("1", "a", "b", TODAY))));
    file.write(file.read().renewed(List.of(), List.of(), TODAY));
    assertThat(folder.resolve("accepted.yaml")).doesNotExist();
  }

  @Test
  void anythingElseIsNotTakenForAccepted() throws Exception {
    Path file = Files.writeString(folder.resolve("accepted.yaml"), "accepted:\n  - all\n");
    assertThatThrownBy(() -> new AcceptedFile(file).read())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "accepted.yaml cannot be read as the accepted findings. Restore it, or delete it and"
                + " run migration:accept.");
  }

  @Test
  void aRenewalKeepsWhatIsStillFoundAddsWhatIsNewAndForgetsWhatIsCured() {
    Entry kept = new Entry("kept", "index", "a.sql", LAST_WEEK);
    Entry cured = new Entry("cured", "index", "a.sql", LAST_WEEK);
    Accepted before = new Accepted("accepted.yaml", List.of(kept, cured));
    Finding old = finding("kept");
    Finding added = finding("new");

    Accepted after = before.renewed(List.of(old, added), List.of(added), TODAY);

    assertThat(after.entries()).containsExactly(kept, new Entry("new", "index", "a.sql", TODAY));
    assertThat(after.without(before)).isEqualTo(1);
    assertThat(before.without(after)).isEqualTo(1);
  }

  private static Finding finding(String fingerprint) {
    return new Finding(
        "index",
        Severity.ERROR,
        Agreement.NOT_OBSERVED,
        new Place("a.sql", 1, 1),
        1,
        "message",
        Cure.NONE,
        "remedy",
        fingerprint,
        Optional.empty());
  }
}
