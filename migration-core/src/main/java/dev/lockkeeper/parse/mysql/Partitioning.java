package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Partition;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads how a table is divided, and the definitions of partitions.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table.html">MySQL: CREATE TABLE</a>
 */
final class Partitioning {

  private final Tokens tokens;
  private final List<Partition> defined = new ArrayList<>();

  Partitioning(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Passes everything from PARTITION BY on; returns it as text. */
  String by() throws NotUnderstoodException {
    int start = tokens.position();
    tokens.expect("PARTITION", "BY");
    boolean linear = tokens.accept("LINEAR");
    if (tokens.accept("HASH")) {
      expression();
    } else if (tokens.accept("KEY")) {
      key();
    } else if (!linear && (tokens.accept("RANGE") || tokens.accept("LIST"))) {
      if (tokens.accept("COLUMNS")) {
        tokens.members();
      } else {
        expression();
      }
    } else {
      throw tokens.unexpected();
    }
    if (tokens.accept("PARTITIONS")) {
      tokens.number();
    }
    subpartitions();
    String way = Rendering.phrase(tokens.since(start));
    if (tokens.isNext("(")) {
      definitions();
    }
    return way;
  }

  private void expression() throws NotUnderstoodException {
    tokens.expect("(");
    new Expressions(tokens, new Reads()).expression();
    tokens.expect(")");
  }

  private void key() throws NotUnderstoodException {
    if (tokens.accept("ALGORITHM")) {
      tokens.expect("=");
      tokens.number();
    }
    if (!tokens.accept("(", ")")) {
      tokens.members();
    }
  }

  private void subpartitions() throws NotUnderstoodException {
    if (!tokens.accept("SUBPARTITION", "BY")) {
      return;
    }
    tokens.accept("LINEAR");
    if (tokens.accept("HASH")) {
      expression();
    } else {
      tokens.expect("KEY");
      key();
    }
    if (tokens.accept("SUBPARTITIONS")) {
      tokens.number();
    }
  }

  /** Returns the partitions whose definitions were passed. */
  List<Partition> defined() {
    return defined;
  }

  /** Passes definitions in parentheses. */
  Partitioning definitions() throws NotUnderstoodException {
    tokens.expect("(");
    do {
      tokens.expect("PARTITION");
      String name = tokens.name();
      int start = tokens.position();
      values();
      String bound = Rendering.phrase(tokens.since(start));
      defined.add(new Partition(name, bound.replaceFirst("^VALUES ", "")));
      new TableOptions(tokens).row();
      if (tokens.accept("(")) {
        do {
          tokens.expect("SUBPARTITION");
          tokens.value();
          new TableOptions(tokens).row();
        } while (tokens.accept(","));
        tokens.expect(")");
      }
    } while (tokens.accept(","));
    tokens.expect(")");
    return this;
  }

  private void values() throws NotUnderstoodException {
    if (!tokens.accept("VALUES")) {
      return;
    }
    if (tokens.accept("LESS", "THAN")) {
      if (tokens.accept("MAXVALUE")) {
        return;
      }
    } else {
      tokens.expect("IN");
    }
    tokens.expect("(");
    new Expressions(tokens, new Reads()).list();
    tokens.expect(")");
  }
}
