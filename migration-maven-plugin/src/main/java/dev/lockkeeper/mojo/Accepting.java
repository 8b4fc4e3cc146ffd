package dev.lockkeeper.mojo;

import dev.lockkeeper.AcceptedFile;
import dev.lockkeeper.finding.Accepted;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.script.CheckImpossibleException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Writes the file of accepted findings anew, from what a check finds today. */
final class Accepting {

  private final GateMojo mojo;
  private final GateInputs inputs;

  Accepting(GateMojo mojo, GateInputs inputs) {
    this.mojo = mojo;
    this.inputs = inputs;
  }

  /**
   * Returns what was accepted, in one line.
   *
   * @throws CheckImpossibleException where something could not be judged: nobody knows then what
   *     would be accepted
   */
  String renew() throws CheckImpossibleException {
    List<Verdict> verdicts = new GateRun(inputs, GateKind.CHECK, mojo.getLog()).run().verdicts();
    Accepted before = inputs.policy().accepted();
    Accepted after =
        before.renewed(
            verdicts.stream().flatMap(verdict -> verdict.findings().stream()).toList(),
            refusals(verdicts),
            LocalDate.ofInstant(inputs.build(), ZoneId.systemDefault()));
    new AcceptedFile(PolicySources.accepted(mojo, inputs.baseDirectory())).write(after);
    int all = after.entries().size();
    return "Accepted %d %s in %s: %d new, %d forgotten"
        .formatted(
            all,
            all == 1 ? "finding" : "findings",
            after.file(),
            after.without(before),
            before.without(after));
  }

  private static List<Finding> refusals(List<Verdict> verdicts) {
    return verdicts.stream().flatMap(verdict -> verdict.refusals().stream()).toList();
  }
}
