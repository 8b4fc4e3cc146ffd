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
    // The account it runs as has no business with the password itself.
    Path secret = template.data().resolveSibling("secret");
    FileTree.createPrivateFile(secret);
    Files.writeString(secret, ScramSecret.of(template.password()));
    launcher.handOver(secret);
    initdb(template, secret);
    Files.delete(secret);
  }

  private void initdb(Template template, Path secret) throws IOException {
    String program = Launcher.program(binaries, "initdb");
    // For instance: initdb (PostgreSQL) 17.11
    List<String> said = launcher.run(List.of(program, "--version"), template.log(), LIMIT).said();
    String version = String.join(" ", said);
    int major = Integer.parseInt(version.replaceFirst("^\\D*", "").split("\\D", 2)[0]);
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(Settings.ofInitdb(major));
    command.add("--pgdata=" + template.data());
    command.add("--pwfile=" + secret);
    Launcher.Outcome outcome = launcher.run(command, template.log(), LIMIT);
    if (outcome.exitCode() != 0) {
      throw new IOException(lastWords(outcome.said()));
    }
  }

  private static String lastWords(List<String> said) {
    return said.stream()
        .filter(line -> line.contains("error:") || line.contains("FATAL:"))
        .findFirst()
        .orElseGet(() -> said.isEmpty() ? "initdb failed without a word" : said.get(0));
  }
}
