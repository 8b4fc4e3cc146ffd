package dev.lockkeeper.mojo;

import java.util.List;

/** What a goal does, and the gates of the report that it is made of. */
enum GateKind {
  LINT,
  DIFF,
  REHEARSE,
  CHECK;

  static final String LINT_GATE = "lint";
  static final String DIFF_GATE = "diff";
  static final String REHEARSE_GATE = "rehearse";

  /** Returns the gates' names, in order. */
  List<String> gates() {
    return switch (this) {
      case LINT -> List.of(LINT_GATE);
      case DIFF -> List.of(DIFF_GATE);
      case REHEARSE -> List.of(REHEARSE_GATE);
      case CHECK -> List.of(LINT_GATE, DIFF_GATE, REHEARSE_GATE);
    };
  }

  boolean predicts() {
    return gates().contains(LINT_GATE);
  }

  boolean compares() {
    return gates().contains(DIFF_GATE);
  }

  boolean rehearses() {
    return gates().contains(REHEARSE_GATE);
  }

  /** Returns whether a server is needed. */
  boolean runs() {
    return compares() || rehearses();
  }
}
