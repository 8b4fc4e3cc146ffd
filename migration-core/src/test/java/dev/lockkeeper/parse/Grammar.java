package dev.lockkeeper.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PostgreSQL's own grammar, out of the npm package {@code libpg-query}; needs Node.js. */
final class Grammar {

  private static final JsonMapper JSON = new JsonMapper();

  /** What the grammar says of one statement: facts, or why it refuses. */
  record Answer(List<String> facts, Optional<String> error) {}

  private final Path folder;

  /**
   * @param folder with {@code judge.mjs} and its installed packages
   */
  Grammar(Path folder) {
    this.folder = folder;
  }

  List<Answer> of(List<String> statements) throws IOException, InterruptedException {
    Path question = Files.createTempFile("statements", ".json");
    Path answer = Files.createTempFile("facts", ".json");
    try {
      Files.writeString(question, JSON.writeValueAsString(statements));
      run(question, answer);
      List<Answer> answers = new ArrayList<>();
      for (JsonNode one : JSON.readTree(Files.readString(answer))) {
        List<String> facts = new ArrayList<>();
        one.path("facts").forEach(fact -> facts.add(fact.asString()));
        answers.add(
            new Answer(facts, Optional.ofNullable(one.get("error")).map(JsonNode::asString)));
      }
      return answers;
    } finally {
      Files.delete(question);
      Files.delete(answer);
    }
  }

  private void run(Path question, Path answer) throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder("node", "judge.mjs")
            .directory(folder.toFile())
            .redirectInput(question.toFile())
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!node.waitFor(10, TimeUnit.MINUTES) || node.exitValue() != 0) {
      node.destroyForcibly();
      throw new IOException("PostgreSQL's grammar did not answer; see the lines above");
    }
  }
}
