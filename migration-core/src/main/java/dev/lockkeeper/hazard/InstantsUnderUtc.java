package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a session at UTC makes of a timestamp the same moment without a look at the rows.
 *
 * <p>release-12: no rewrite from timestamp to timestamptz, or back, where the session's time zone
 * is UTC.
 *
 * @param change that is asked for
 * @param table before it
 */
record InstantsUnderUtc(ChangeColumnType change, TableShape table) {

  private static final Set<String> INSTANTS =
      Set.of("timestamp without time zone", "timestamp with time zone");

  static Optional<Cure> of(ChangeColumnType change, Evidence evidence) {
    boolean alone = evidence.read().operations().size() == 1;
    Schema schema = evidence.before().schema();
    return schema
        .table(change.table())
        .filter(table -> alone)
        .map(table -> new InstantsUnderUtc(change, table))
        .filter(it -> it.isBetweenInstants() && it.isAtUtc() && !it.restsOn(schema))
        .map(InstantsUnderUtc::cure);
  }

  private boolean isBetweenInstants() {
    return table
        .column(change.column())
        .filter(old -> isInstant(old.type()) && !old.type().name().equals(change.type().name()))
        .filter(old -> isInstant(change.type()) && change.type().arguments().isEmpty())
        .isPresent();
  }

  private static boolean isInstant(ColumnType type) {
    return INSTANTS.contains(type.name()) && type.dimensions() == 0;
  }

  /** What the session's own zone is, which counts without USING, no script says. */
  private boolean isAtUtc() {
    String name = "\"?%s\"?".formatted(Pattern.quote(change.column()));
    String zone = "'(?:Etc/)?UTC'(?: ?:: ?text)?";
    String atUtc = "(?i)\\(?(?:%s AT TIME ZONE %s|timezone ?\\( ?%s ?, ?%s ?\\))\\)?";
    return change
        .using()
        .filter(using -> using.sql().strip().matches(atUtc.formatted(name, zone, zone, name)))
        .isPresent();
  }

  /** An index would be built anew, a CHECK proven by a scan. */
  private boolean restsOn(Schema schema) {
    StandingColumn standing =
        new StandingColumn(table, table.column(change.column()).orElseThrow(), schema);
    return standing.isRestedOn() || !schema.childrenOf(change.table()).isEmpty();
  }

  private Cure cure() {
    return Cure.NONE.then(
        "SET LOCAL TimeZone = 'UTC'",
        "ALTER TABLE %s ALTER COLUMN %s TYPE %s"
            .formatted(Quoted.name(change.table()), Quoted.name(change.column()), change.type()));
  }
}
