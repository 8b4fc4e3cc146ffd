package dev.lockkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a project's build printed. */
public final class BuildLog {

  private final String text;

  private BuildLog(String text) {
    this.text = text;
  }

  /** Returns the log of the project in that folder, each commit's name written {@code (#)}. */
  public static BuildLog of(File project) throws IOException {
    Path log = project.toPath().resolve("build.log");
    return new BuildLog(
        Files.readString(log)
            .replaceAll("\u001B\\[[;\\d]*m", "")
            .replaceAll("\\([0-9a-f]{7,40}\\)", "(#)"));
  }

  /** Requires the line, from its level on, to the letter. */
  public BuildLog says(String line) {
    assertThat(text.lines()).contains(line);
    return this;
  }

  /** Requires that those words stand somewhere. */
  public BuildLog mentions(String words) {
    assertThat(text).contains(words);
    return this;
  }

  /** Requires that those words stand one after the other. */
  public BuildLog inOrder(String... words) {
    assertThat(text).containsSubsequence(words);
    return this;
  }

  /** Requires that those words stand nowhere. */
  public BuildLog neverMentions(String words) {
    assertThat(text).doesNotContain(words);
    return this;
  }

  /** Ends a hook script with the answer that the Invoker wants. */
  public boolean done() {
    return true;
  }
}
