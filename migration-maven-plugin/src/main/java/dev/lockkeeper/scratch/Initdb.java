package dev.lockkeeper.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Makes PostgreSQL's data directory.
 *
 * @param binaries that were unpacked
 */
record Initdb(Path binaries, Launcher launcher) implements Template.Initialization {

  private static final int FIRST_WITH_LONG_PASSWORDS = 14;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public Product product() {
    return Product.POSTGRESQL;
  }

  @Override
  public String key() {
    String owner = launcher.owner().map(ServerUser::name).orElse("own");
    List<String> options = Settings.ofInitdb(Integer.MAX_VALUE);
    return "%s-%08x".formatted(owner, Objects.hash(options, ScramSecret.ITERATIONS));
  }

  @Override
  public void perform(Template template) throws IOException {
    launcher.handOver(template.data());
    // The account it runs as has no business with the file that is kept.
    Path given = template.data().resolveSibling("given");
    FileTree.createPrivateFile(given);
    int major = majorVersion(template.log());
    Files.writeString(given, given(template.password(), major));
    launcher.handOver(given);
    List<String> command = new ArrayList<>();
    command.add(Launcher.program(binaries, "initdb"));
    command.addAll(Settings.ofInitdb(major));
    command.add("--pgdata=" + template.data());
    command.add("--pwfile=" + given);
    Launcher.Outcome outcome = launcher.run(command, template.log(), LIMIT);
    Files.delete(given);
    if (outcome.exitCode() != 0) {
      throw new IOException(lastWords(outcome.said()));
    }
  }

  /** Up to 13 initdb reads 99 characters of it, and a secret has more. */
  private static String given(String password, int major) {
    return major < FIRST_WITH_LONG_PASSWORDS ? password : ScramSecret.of(password);
  }

  private int majorVersion(Path log) throws IOException {
    // For instance: initdb (PostgreSQL) 17.11
    List<String> asked = List.of(Launcher.program(binaries, "initdb"), "--version");
    String version = String.join(" ", launcher.run(asked, log, LIMIT).said());
    return Integer.parseInt(version.replaceFirst("^\\D*", "").split("\\D", 2)[0]);
  }

  private static String lastWords(List<String> said) {
    return said.stream()
        .filter(line -> line.contains("error:") || line.contains("FATAL:"))
        .findFirst()
        .orElseGet(() -> said.isEmpty() ? "initdb failed without a word" : said.get(0));
  }
}
