package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.stream.Stream;

/**
 * A warning, because a script does not show which accounts production has.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/stored-objects-security.html">Stored Object
 *     Access Control</a>
 */
@HazardInfo(
    id = "definer-account-missing",
    severity = Severity.WARNING,
    summary = "View, trigger or routine that runs as a named account",
    danger =
        "where that account is missing every use of it fails, where it is mighty everybody who may"
            + " use it is mighty too, and to name another than one's own takes a privilege",
    remedy = "leave DEFINER out, so that it is the migrating account, or say SQL SECURITY INVOKER",
    asksFor = CreateObject.class)
final class DefinerAccountMissing extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    List<Token> tokens = evidence.read().statement().tokens();
    return evidence
        .operations(CreateObject.class)
        .limit(1)
        .flatMap(create -> account(tokens).map(account -> danger(create, account)));
  }

  private static Danger danger(CreateObject create, String account) {
    return Danger.of(
        "%s runs as %s, and fails wherever that account is not there"
            .formatted(create.name(), account));
  }

  /** CURRENT_USER is what it would be without the clause. */
  private static Stream<String> account(List<Token> tokens) {
    for (int at = 1; at + 2 < Math.min(tokens.size(), 12); at++) {
      if (tokens.get(at).is("DEFINER") && tokens.get(at + 1).is("=")) {
        String host = tokens.get(at + 3 < tokens.size() ? at + 3 : at + 2).text();
        String user = tokens.get(at + 2).text();
        boolean current = tokens.get(at + 2).is("CURRENT_USER");
        return current ? Stream.empty() : Stream.of(host.startsWith("@") ? user + host : user);
      }
    }
    return Stream.empty();
  }
}
