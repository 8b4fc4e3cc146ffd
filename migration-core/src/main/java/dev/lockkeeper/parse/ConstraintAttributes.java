package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.script.Token;
import java.util.List;

/**
 * What may be said behind a constraint, in any order.
 *
 * @param notValid whether no row that is there is looked at
 * @param staysAlone whether tables that inherit do without it
 * @param deferral when it is looked at, in the words of the catalog; empty for at once
 */
record ConstraintAttributes(boolean notValid, boolean staysAlone, String deferral) {

  /** Reads them as far as they go. */
  static ConstraintAttributes read(Tokens tokens) {
    int start = tokens.position();
    boolean notValid = false;
    boolean more = true;
    while (more) {
      // the server checks no row for what is not enforced
      if (tokens.accept("NOT", "VALID") || tokens.accept("NOT", "ENFORCED")) {
        notValid = true;
      } else {
        more = other(tokens);
      }
    }
    List<Token> said = tokens.since(start);
    return new ConstraintAttributes(
        notValid, said.stream().anyMatch(token -> token.is("INHERIT")), deferral(said));
  }

  private static boolean other(Tokens tokens) {
    return tokens.accept("NOT", "DEFERRABLE")
        || tokens.accept("DEFERRABLE")
        || tokens.accept("INITIALLY", "DEFERRED")
        || tokens.accept("INITIALLY", "IMMEDIATE")
        || tokens.accept("NO", "INHERIT")
        || tokens.accept("ENFORCED");
  }

  /** sql-createtable: what is INITIALLY DEFERRED need not be called DEFERRABLE. */
  private static String deferral(List<Token> said) {
    if (said.stream().anyMatch(token -> token.is("DEFERRED"))) {
      return " DEFERRABLE INITIALLY DEFERRED";
    }
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).is("DEFERRABLE") && (i == 0 || !said.get(i - 1).is("NOT"))) {
        return " DEFERRABLE";
      }
    }
    return "";
  }

  /** Returns the constraint as it is with them. */
  Constraint of(Constraint constraint) {
    Constraint deferred =
        constraint.pointingAt(
            constraint
                .references()
                .map(
                    to ->
                        new Reference(
                            to.table(), to.columns(), (to.actions() + deferral).strip())));
    return staysAlone ? deferred.notInherited() : deferred;
  }
}
