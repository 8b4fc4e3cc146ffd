package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;

/** Reads the actions of ALTER TABLE that leave rows, columns and constraints as they are. */
final class TableOptions {

  private final Tokens tokens;
  private int nameAt = Integer.MAX_VALUE;

  TableOptions(Tokens tokens) {
    this.tokens = tokens;
  }

  Operation read(Table table) throws NotUnderstoodException {
    int start = tokens.position();
    TableOption option = option();
    int keywords = Math.min(nameAt, tokens.position()) - start;
    return new Operation.ChangeTableOption(
        table, option, Rendering.written(tokens.since(start), keywords));
  }

  private void name() throws NotUnderstoodException {
    nameAt = tokens.position();
    tokens.label();
  }

  private TableOption option() throws NotUnderstoodException {
    return switch (tokens.next().keyword()) {
      case "SET" -> set();
      case "RESET" -> parenthesis(TableOption.STORAGE_PARAMETERS);
      case "ENABLE" -> enable();
      case "DISABLE" -> triggerRuleOrSecurity();
      case "FORCE" -> rowSecurity();
      case "NO" -> no();
      case "OWNER" -> owner();
      case "CLUSTER" -> cluster();
      case "REPLICA" -> replicaIdentity();
      case "INHERIT" -> table(TableOption.INHERITANCE);
      case "OF" -> table(TableOption.TYPE);
      case "NOT" -> notOf();
      case "OPTIONS" -> parenthesis(TableOption.STORAGE_PARAMETERS);
      default -> {
        tokens.back(tokens.position() - 1);
        throw tokens.unexpected();
      }
    };
  }

  private TableOption set() throws NotUnderstoodException {
    if (tokens.isNext("(")) {
      return parenthesis(TableOption.STORAGE_PARAMETERS);
    }
    if (tokens.accept("LOGGED") || tokens.accept("UNLOGGED")) {
      return TableOption.LOGGING;
    }
    if (tokens.accept("TABLESPACE")) {
      name();
      return TableOption.TABLESPACE;
    }
    if (tokens.accept("ACCESS", "METHOD")) {
      if (!tokens.accept("DEFAULT")) {
        name();
      }
      return TableOption.ACCESS_METHOD;
    }
    if (tokens.accept("WITHOUT", "OIDS")) {
      return TableOption.STORAGE_PARAMETERS;
    }
    tokens.expect("WITHOUT", "CLUSTER");
    return TableOption.CLUSTER_MARK;
  }

  private TableOption enable() throws NotUnderstoodException {
    if (!tokens.accept("REPLICA")) {
      tokens.accept("ALWAYS");
    }
    return triggerRuleOrSecurity();
  }

  private TableOption triggerRuleOrSecurity() throws NotUnderstoodException {
    if (tokens.accept("TRIGGER")) {
      if (!tokens.accept("ALL") && !tokens.accept("USER")) {
        name();
      }
      return TableOption.TRIGGERS;
    }
    if (tokens.accept("RULE")) {
      name();
      return TableOption.RULES;
    }
    return rowSecurity();
  }

  private TableOption rowSecurity() throws NotUnderstoodException {
    tokens.expect("ROW", "LEVEL", "SECURITY");
    return TableOption.ROW_SECURITY;
  }

  private TableOption no() throws NotUnderstoodException {
    if (tokens.accept("FORCE")) {
      return rowSecurity();
    }
    tokens.expect("INHERIT");
    return table(TableOption.INHERITANCE);
  }

  private TableOption owner() throws NotUnderstoodException {
    tokens.expect("TO");
    name();
    return TableOption.OWNER;
  }

  private TableOption cluster() throws NotUnderstoodException {
    tokens.expect("ON");
    name();
    return TableOption.CLUSTER_MARK;
  }

  private TableOption replicaIdentity() throws NotUnderstoodException {
    tokens.expect("IDENTITY");
    if (tokens.accept("USING", "INDEX")) {
      name();
    } else if (!tokens.accept("DEFAULT") && !tokens.accept("FULL")) {
      tokens.expect("NOTHING");
    }
    return TableOption.REPLICA_IDENTITY;
  }

  private TableOption notOf() throws NotUnderstoodException {
    tokens.expect("OF");
    return TableOption.TYPE;
  }

  private TableOption table(TableOption option) throws NotUnderstoodException {
    nameAt = tokens.position();
    tokens.table();
    return option;
  }

  private TableOption parenthesis(TableOption option) throws NotUnderstoodException {
    nameAt = tokens.position();
    tokens.parenthesis();
    return option;
  }
}
