package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.time.Duration;

/** A MySQL server on which databases can be made and thrown away. */
public interface MysqlServer extends AutoCloseable {

  /** What the server says it is, for instance {@code 8.0.31}. */
  String version();

  /** {@code embedded} or {@code url}. */
  String source();

  /** From asking for the server to its answer to a first query. */
  Duration startTime();

  /** Creates an empty database whose name begins so, and that nobody else has. */
  MysqlDatabase create(String name) throws CheckImpossibleException;

  @Override
  void close() throws CheckImpossibleException;
}
