package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies a plan's rows into its table. */
final class TableWriter {

  private static final int CHUNK = 1 << 16;

  private final Connection connection;
  private final Filler.Headway headway;

  TableWriter(Connection connection, Filler.Headway headway) {
    this.connection = connection;
    this.headway = headway;
  }

  void write(TablePlan plan) throws SQLException {
    List<ColumnFacts> columns = plan.columns();
    String names =
        columns.stream().map(c -> Facts.quoted(c.name())).collect(Collectors.joining(", "));
    if (columns.isEmpty()) {
      return;
    }
    List<Shape> shapes = new ArrayList<>();
    columns.forEach(column -> shapes.add(plan.shape(column.number())));
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s (%s) FROM STDIN".formatted(plan.table().quoted(), names));
    try {
      write(plan, shapes.toArray(Shape[]::new), copy);
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void write(TablePlan plan, Shape[] shapes, CopyIn copy) throws SQLException {
    CopyBuffer buffer = CopyBuffer.forRows();
    long rows = plan.rows();
    String what = "Filling " + plan.table().shown();
    headway.at(what, 0, rows);
    for (long row = 0; row < rows; row++) {
      for (int i = 0; i < shapes.length; i++) {
        if (i > 0) {
          buffer.separator('\t');
        }
        shapes[i].write(row, buffer);
      }
      buffer.separator('\n');
      if (buffer.length() > CHUNK) {
        copy.writeToCopy(buffer.bytes(), 0, buffer.length());
        buffer.clear();
        headway.at(what, row, rows);
      }
    }
    copy.writeToCopy(buffer.bytes(), 0, buffer.length());
    copy.endCopy();
  }
}
