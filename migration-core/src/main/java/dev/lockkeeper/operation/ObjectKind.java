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
  FOREIGN_TABLE,
  PUBLICATION,
  SUBSCRIPTION,
  EVENT,
  TABLESPACE,
  /** What belongs to the whole server: its settings, a place for files. */
  SERVER,
  /** Everything in a database that one role owns. */
  OWNED,
  OTHER
}
