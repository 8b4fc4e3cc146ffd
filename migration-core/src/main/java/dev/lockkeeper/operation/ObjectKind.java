package dev.lockkeeper.operation;

/** Things in a schema that are neither tables nor indexes, and what is done around them. */
public enum ObjectKind {
  VIEW,
  MATERIALIZED_VIEW,
  SEQUENCE,
  TYPE,
  DOMAIN,
  FUNCTION,
  TRIGGER,
  RULE,
  POLICY,
  SCHEMA,
  EXTENSION,
  DATABASE,
  ROLE,
  COMMENT,
  PRIVILEGE,
  STATISTICS,
  PUBLICATION,
  SUBSCRIPTION,
  EVENT,
  TABLESPACE,
  /** Everything in a database that one role owns. */
  OWNED,
  OTHER
}
