package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Deferral;
import dev.lockkeeper.script.Token;
import java.util.List;

/**
 * What may be said behind a constraint, in any order.
 *
 * @param notValid whether no row that is there is looked at
 * @param staysAlone whether tables that inherit do without it
 * @param deferral when it is looked at
 */
record ConstraintAttributes(
    boolean notValid, boolean enforced, boolean staysAlone, Deferral deferral) {

  /** Reads them as far as they go. */
  static ConstraintAttributes read(Tokens tokens) {
    int start = tokens.position();
    boolean notValid = false;
    boolean enforced = true;
    boolean more = true;
    while (more) {
      if (tokens.accept("NOT", "ENFORCED")) {
        enforced = false;
      } else if (tokens.accept("NOT", "VALID")) {
        notValid = true;
      } else {
        more = other(tokens);
      }
    }
    List<Token> said = tokens.since(start);
    return new ConstraintAttributes(
        notValid, enforced, said.stream().anyMatch(token -> token.is("INHERIT")), deferral(said));
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
  private static Deferral deferral(List<Token> said) {
    if (said.stream().anyMatch(token -> token.is("DEFERRED"))) {
      return Deferral.INITIALLY_DEFERRED;
    }
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).is("DEFERRABLE") && (i == 0 || !said.get(i - 1).is("NOT"))) {
        return Deferral.DEFERRABLE;
      }
    }
    return Deferral.NOT_DEFERRABLE;
  }

  /** Returns the constraint as it is with them. */
  Constraint of(Constraint constraint) {
    Constraint deferred = constraint.deferred(deferral);
    Constraint demanded = enforced ? deferred : deferred.enforced(false);
    return staysAlone ? demanded.notInherited() : demanded;
  }
}
