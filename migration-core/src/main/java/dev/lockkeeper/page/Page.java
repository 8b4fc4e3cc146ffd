package dev.lockkeeper.page;

import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import java.util.List;

/**
 * All that is said about one hazard.
 *
 * @param id in reports and allowances
 * @param severity by default
 * @param condition in a few words
 * @param effect on a production that is up, a clause without full stop
 * @param cure what to do instead, a clause without full stop
 * @param mysqlCure the same on MySQL; empty where it is no other
 * @param remarks on how it is found, whole sentences
 * @param source the file to edit
 * @param samples SQL that shows it
 */
public record Page(
    String id,
    Severity severity,
    String condition,
    String effect,
    String cure,
    String mysqlCure,
    List<String> remarks,
    String source,
    List<Sample> samples) {

  /**
   * An example with what is said of it.
   *
   * @param findings of the page's own hazard, on the newest server
   */
  public record Sample(Example example, List<Finding> findings) {
    public Sample {
      findings = List.copyOf(findings);
    }
  }

  public Page {
    remarks = List.copyOf(remarks);
    samples = List.copyOf(samples);
  }
}
