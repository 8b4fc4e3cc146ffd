package dev.lockkeeper.cure;

import dev.lockkeeper.Reading;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.finding.Finding;
import java.util.List;

/** The statement that a finding is about, among those around it. */
record Guilty(Reading reading, Finding finding) {

  /** Returns its text. */
  String sql() {
    return reading.pending().stream()
        .filter(this::is)
        .map(read -> read.statement().sql())
        .findFirst()
        .orElseThrow();
  }

  /** Returns what runs before it, released or not. */
  List<String> before() {
    return reading.statements().stream()
        .takeWhile(read -> !is(read))
        .map(read -> read.statement().sql())
        .toList();
  }

  /** Returns the pending statements behind it. */
  List<String> behind() {
    return reading.pending().stream()
        .filter(read -> read.statement().index() > finding.statement())
        .map(read -> read.statement().sql())
        .toList();
  }

  private boolean is(ReadStatement read) {
    return read.script().path().equals(finding.place().file())
        && read.statement().index() == finding.statement();
  }
}
