package dev.lockkeeper.scratch;

import java.io.IOException;
import java.util.List;

/** How one kind of server is started, and what it says while it starts. */
interface Startup {

  Product product();

  /** Returns the command for a server on that port, after it has written what that needs. */
  List<String> command(RunDirectory run, int port) throws IOException;

  /** Returns whether the server takes connections by now. */
  boolean ready(RunDirectory run);

  /** Returns whether a line of its log says that somebody else has the port. */
  boolean saysPortIsTaken(String line);

  /** Returns whether a line of its log says why it does not start. */
  boolean saysWhy(String line);
}
