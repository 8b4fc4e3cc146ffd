package dev.lockkeeper.page;

import dev.lockkeeper.example.Example;
import dev.lockkeeper.example.Versions;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.page.Page.Sample;
import dev.lockkeeper.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An example and what is said of it, as lines for people. */
final class SampleText {

  private static final Pattern EXPECTED = Pattern.compile("-- expect .+");

  private final Example example;
  private final List<Finding> findings;

  SampleText(Sample sample) {
    this.example = sample.example();
    this.findings = sample.findings();
  }

  /** Returns what the example is, and where it holds. */
  String title() {
    String versions = example.versions().words();
    return "%s on %s%s"
        .formatted(
            example.safe() ? "Safe" : "Unsafe",
            example.database().title(),
            versions.isEmpty() ? "" : " " + versions);
  }

  /** Returns the scripts; above each guilty statement stands what is found in it. */
  List<String> sql() {
    List<String> lines = new ArrayList<>();
    for (Script script : example.scripts()) {
      lines.add("-- " + script.path() + (released(script) ? ", released" : ""));
      List<String> text = script.text().stripTrailing().lines().toList();
      for (int i = 0; i < text.size(); i++) {
        Matcher expected = EXPECTED.matcher(text.get(i));
        lines.add(expected.matches() ? found(script, i + 2) : text.get(i));
      }
      lines.add("");
    }
    lines.remove(lines.size() - 1);
    return lines;
  }

  private boolean released(Script script) {
    return script
        .version()
        .filter(
            version ->
                example.newestReleased().filter(to -> version.compareTo(to) <= 0).isPresent())
        .isPresent();
  }

  private String found(Script script, int line) {
    return example.expectations().stream()
        .filter(one -> one.script().equals(script.path()) && one.line() == line)
        .map(one -> one.hazard() + on(one.versions()))
        .collect(Collectors.joining(", ", "-- found: ", ""));
  }

  private String on(Versions versions) {
    return versions.equals(Versions.ALL)
        ? ""
        : " (%s %s)".formatted(example.database().title(), versions.words());
  }

  /** Returns what the build prints: place, message and cure. */
  List<String> said() {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(finding.place() + "  " + finding.hazard());
      lines.add("  " + finding.message());
      String lead = "  instead:  ";
      for (String line : finding.cure().lines()) {
        lines.add(lead + line);
        lead = " ".repeat(lead.length());
      }
    }
    return lines;
  }
}
