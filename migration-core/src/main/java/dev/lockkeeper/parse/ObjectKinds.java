package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import java.util.List;
import java.util.Optional;

/** The words that name kinds of objects behind CREATE, ALTER, DROP and COMMENT ON. */
final class ObjectKinds {

  private record Words(ObjectKind kind, List<String> words) {
    Words(ObjectKind kind, String phrase) {
      this(kind, List.of(phrase.split(" ")));
    }

    boolean passes(Tokens tokens) {
      return tokens.accept(words.toArray(String[]::new));
    }
  }

  // longer phrases before those they begin with
  private static final List<Words> ALL =
      List.of(
          new Words(ObjectKind.MATERIALIZED_VIEW, "MATERIALIZED VIEW"),
          new Words(ObjectKind.VIEW, "VIEW"),
          new Words(ObjectKind.SEQUENCE, "SEQUENCE"),
          new Words(ObjectKind.TYPE, "TYPE"),
          new Words(ObjectKind.DOMAIN, "DOMAIN"),
          new Words(ObjectKind.FUNCTION, "FUNCTION"),
          new Words(ObjectKind.FUNCTION, "PROCEDURE"),
          new Words(ObjectKind.FUNCTION, "ROUTINE"),
          new Words(ObjectKind.FUNCTION, "AGGREGATE"),
          new Words(ObjectKind.TRIGGER, "TRIGGER"),
          new Words(ObjectKind.RULE, "RULE"),
          new Words(ObjectKind.POLICY, "POLICY"),
          new Words(ObjectKind.SCHEMA, "SCHEMA"),
          new Words(ObjectKind.EXTENSION, "EXTENSION"),
          new Words(ObjectKind.DATABASE, "DATABASE"),
          new Words(ObjectKind.OTHER, "USER MAPPING FOR"),
          new Words(ObjectKind.OTHER, "USER MAPPING"),
          new Words(ObjectKind.ROLE, "ROLE"),
          new Words(ObjectKind.ROLE, "USER"),
          new Words(ObjectKind.ROLE, "GROUP"),
          new Words(ObjectKind.STATISTICS, "STATISTICS"),
          new Words(ObjectKind.PUBLICATION, "PUBLICATION"),
          new Words(ObjectKind.SUBSCRIPTION, "SUBSCRIPTION"),
          new Words(ObjectKind.OTHER, "ACCESS METHOD"),
          new Words(ObjectKind.OTHER, "CAST"),
          new Words(ObjectKind.OTHER, "COLLATION"),
          new Words(ObjectKind.OTHER, "CONVERSION"),
          new Words(ObjectKind.OTHER, "EVENT TRIGGER"),
          new Words(ObjectKind.OTHER, "FOREIGN DATA WRAPPER"),
          new Words(ObjectKind.FOREIGN_TABLE, "FOREIGN TABLE"),
          new Words(ObjectKind.OTHER, "LANGUAGE"),
          new Words(ObjectKind.OTHER, "LARGE OBJECT"),
          new Words(ObjectKind.OTHER, "OPERATOR CLASS"),
          new Words(ObjectKind.OTHER, "OPERATOR FAMILY"),
          new Words(ObjectKind.OTHER, "OPERATOR"),
          new Words(ObjectKind.OTHER, "PROCEDURAL LANGUAGE"),
          new Words(ObjectKind.OTHER, "SERVER"),
          new Words(ObjectKind.SERVER, "SYSTEM"),
          new Words(ObjectKind.OTHER, "TABLESPACE"),
          new Words(ObjectKind.OTHER, "TEXT SEARCH CONFIGURATION"),
          new Words(ObjectKind.OTHER, "TEXT SEARCH DICTIONARY"),
          new Words(ObjectKind.OTHER, "TEXT SEARCH PARSER"),
          new Words(ObjectKind.OTHER, "TEXT SEARCH TEMPLATE"),
          new Words(ObjectKind.OTHER, "TRANSFORM FOR"));

  private ObjectKinds() {}

  /** Passes the words of a kind, if they come next. */
  static Optional<ObjectKind> accept(Tokens tokens) {
    for (Words candidate : ALL) {
      if (candidate.passes(tokens)) {
        return Optional.of(candidate.kind());
      }
    }
    return Optional.empty();
  }
}
