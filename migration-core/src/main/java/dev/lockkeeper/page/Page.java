package dev.lockkeeper.page;

import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Finding;
import java.util.List;

/**
 * All that is said about one hazard.
 *
 * @param id in reports and allowances
 * @param severity by default, or {@link #OFF}
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
    String severity,
    String condition,
    String effect,
    String cure,
    String mysqlCure,
    List<String> remarks,
    String source,
    List<Sample> samples) {

  /** The severity of what nothing is said of unless a policy asks for it. */
  public static final String OFF = "off";

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
