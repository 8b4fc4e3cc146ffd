package dev.lockkeeper.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts PostgreSQL.
 *
 * @param binaries that were unpacked
 * @param more settings than every scratch server has
 */
record PostgresStartup(Path binaries, Map<String, String> more) implements Startup {

  /** A server with the settings of all. */
  PostgresStartup(Path binaries) {
    this(binaries, Map.of());
  }

  /** The line of {@code postmaster.pid}, counted from zero, that says how far it is. */
  private static final int STATUS = 7;

  @Override
  public Product product() {
    return Product.POSTGRESQL;
  }

  @Override
  public List<String> command(RunDirectory run, int port) throws IOException {
    String data = run.data().toString();
    Files.writeString(run.data().resolve("postgresql.conf"), Settings.ofServer(port, more));
    return Platform.windows()
        // There the server refuses an administrator, and pg_ctl sheds the rights.
        ? List.of(Launcher.program(binaries, "pg_ctl"), "start", "-W", "-D", data)
        : List.of(Launcher.program(binaries, "postgres"), "-D", data);
  }

  @Override
  public boolean ready(RunDirectory run) {
    return RunningServer.line(run.data().resolve("postmaster.pid"), STATUS).equals("ready");
  }

  @Override
  public boolean saysPortIsTaken(String line) {
    return line.contains("could not bind");
  }

  @Override
  public boolean saysWhy(String line) {
    return line.startsWith("FATAL:") || line.startsWith("PANIC:");
  }
}
