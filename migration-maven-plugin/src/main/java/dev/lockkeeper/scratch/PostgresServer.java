package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.time.Duration;

/** A PostgreSQL server on which databases can be made and thrown away. */
public interface PostgresServer extends AutoCloseable {

  /** What the server says it is, for instance {@code 17.11}. */
  String version();

  /** {@code embedded} or {@code url}. */
  String source();

  /** From asking for the server to its answer to a first query. */
  Duration startTime();

  /** Creates an empty database of that name, or of one that ends so. */
  ScratchDatabase create(String name) throws CheckImpossibleException;

  /** Creates a database with everything that is in another one, to which nobody is connected. */
  ScratchDatabase copyOf(ScratchDatabase template, String name) throws CheckImpossibleException;

  @Override
  void close() throws CheckImpossibleException;
}
