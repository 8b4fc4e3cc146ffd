package dev.lockkeeper.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts MySQL.
 *
 * @param binaries that were unpacked
 */
record MysqlStartup(Path binaries) implements Startup {

  /** In the data directory. */
  static final String PID_FILE = "mysqld.pid";

  @Override
  public Product product() {
    return Product.MYSQL;
  }

  @Override
  public List<String> command(RunDirectory run, int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Launcher.program(binaries, Product.MYSQL.program()));
    // the first option or none at all: a my.cnf of this machine must not have a say
    command.add("--no-defaults");
    command.add("--datadir=" + run.data());
    command.addAll(MysqlSettings.ofServer(run.data(), port));
    return command;
  }

  @Override
  public boolean ready(RunDirectory run) {
    try {
      // MySQL says so when its port is open, and not before
      return Files.readString(run.log(), StandardCharsets.ISO_8859_1)
          .contains("ready for connections");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean saysPortIsTaken(String line) {
    return line.contains("Bind on TCP/IP port");
  }

  @Override
  public boolean saysWhy(String line) {
    return line.contains("[ERROR]");
  }
}
