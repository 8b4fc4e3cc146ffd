package dev.lockkeeper.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes MySQL's data directory.
 *
 * @param binaries that were unpacked
 */
record MysqlInitialization(Path binaries, Launcher launcher) implements Template.Initialization {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** One statement a line, as the server reads them. */
  private static final String ACCOUNTS =
      """
      CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
      GRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
      ALTER USER 'root'@'localhost' IDENTIFIED BY '%2$s';
      """;

  @Override
  public Product product() {
    return Product.MYSQL;
  }

  @Override
  public String key() {
    return "own-%08x".formatted((MysqlSettings.ofInitialization() + ACCOUNTS).hashCode());
  }

  @Override
  public void perform(Template template) throws IOException {
    Path accounts = template.data().resolveSibling("accounts.sql");
    FileTree.createPrivateFile(accounts);
    Files.writeString(accounts, ACCOUNTS.formatted(MysqlAccess.USER, template.password()));
    List<String> command = new ArrayList<>();
    command.add(Launcher.program(binaries, Product.MYSQL.program()));
    command.add("--no-defaults");
    command.add("--datadir=" + template.data());
    command.addAll(MysqlSettings.ofInitialization());
    command.add("--init-file=" + accounts);
    Launcher.Outcome outcome = launcher.run(command, template.log(), LIMIT);
    Files.delete(accounts);
    if (outcome.exitCode() != 0) {
      throw new IOException(lastWords(outcome.said()));
    }
    // Two servers with one UUID could not replicate to each other: each copy makes its own.
    Files.deleteIfExists(template.data().resolve("auto.cnf"));
  }

  private static String lastWords(List<String> said) {
    return said.stream()
        .filter(line -> line.contains("[ERROR]"))
        .findFirst()
        .orElseGet(() -> said.isEmpty() ? "mysqld failed without a word" : said.get(0));
  }
}
