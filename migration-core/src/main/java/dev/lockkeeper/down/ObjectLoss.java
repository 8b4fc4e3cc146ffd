package dev.lockkeeper.down;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is lost with things that are neither tables nor indexes. */
final class ObjectLoss {

  /** Of the kinds without a name of their own, those that can be made again as they were. */
  private static final Set<String> CODE_ONLY =
      Set.of("CAST", "OPERATOR", "CONVERSION", "EVENT", "TEXT", "TRANSFORM", "COLLATION");

  private static final Set<ObjectKind> CHANGE_NO_DATA =
      Set.of(
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.DOMAIN,
          ObjectKind.FUNCTION,
          ObjectKind.TRIGGER,
          ObjectKind.RULE,
          ObjectKind.POLICY,
          ObjectKind.SCHEMA,
          ObjectKind.DATABASE,
          ObjectKind.ROLE,
          ObjectKind.COMMENT,
          ObjectKind.PRIVILEGE,
          ObjectKind.STATISTICS);

  private final List<Token> tokens;

  ObjectLoss(List<Token> tokens) {
    this.tokens = tokens;
  }

  Optional<Loss> dropped(DropObject drop) {
    String what = words(drop.kind()) + " " + drop.name();
    if (drop.cascade()) {
      return Optional.of(Loss.of("drops %s and all that depends on it (CASCADE)".formatted(what)));
    }
    return lostWith(drop).map(lost -> Loss.of("drops %s%s".formatted(what, lost)));
  }

  private Optional<String> lostWith(DropObject drop) {
    return switch (drop.kind()) {
      case VIEW, FUNCTION, TRIGGER, RULE, POLICY, STATISTICS, COMMENT, PRIVILEGE, EVENT ->
          Optional.empty();
      case MATERIALIZED_VIEW -> Optional.of(" with its rows");
      case SEQUENCE -> Optional.of(", and how far it has counted");
      case TYPE, DOMAIN, EXTENSION ->
          Optional.of(", and nobody can say here which columns have its values");
      case SCHEMA, DATABASE, TABLESPACE, SERVER -> Optional.of(" with all in it");
      case OWNED -> Optional.of(": whatever that role has in this database");
      case ROLE -> Optional.of(" with its password and memberships");
      case PUBLICATION, SUBSCRIPTION -> Optional.of(", and changes that have not been delivered");
      case FOREIGN_TABLE -> Optional.of(", which may carry data");
      case OTHER -> codeOnly() ? Optional.empty() : Optional.of(", which may carry data");
    };
  }

  private boolean codeOnly() {
    return tokens.size() > 1 && CODE_ONLY.contains(tokens.get(1).keyword());
  }

  Optional<Loss> altered(AlterObject alter) {
    String what = words(alter.kind()) + " " + alter.name();
    if (tokens.get(tokens.size() - 1).is("CASCADE")) {
      return Optional.of(
          Loss.of("changes %s and all that depends on it (CASCADE)".formatted(what)));
    }
    String action = alter.action();
    if (action.startsWith("RENAME") || action.startsWith("SET SCHEMA")) {
      return Optional.of(
          Loss.worthKnowing(
              "renames %s: whichever release uses the old name breaks".formatted(what)));
    }
    if (action.startsWith("OWNER TO") || CHANGE_NO_DATA.contains(alter.kind())) {
      return Optional.empty();
    }
    return switch (alter.kind()) {
      case SEQUENCE -> sequence(what, action);
      case TYPE ->
          action.startsWith("ADD ")
              ? Optional.empty()
              : Optional.of(
                  Loss.of("changes %s, and the values that columns have of it".formatted(what)));
      default ->
          Optional.of(Loss.unread("what ALTER of %s does to data is not known".formatted(what)));
    };
  }

  private static Optional<Loss> sequence(String what, String action) {
    if (action.contains("RESTART")) {
      return Optional.of(
          Loss.of("sets %s back, and how far it has counted is lost".formatted(what)));
    }
    return action.startsWith("AS ")
        ? Optional.of(Loss.of("changes the type of %s".formatted(what)))
        : Optional.empty();
  }

  private static String words(ObjectKind kind) {
    return kind == ObjectKind.OTHER || kind == ObjectKind.SERVER
        ? "object"
        : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
