package dev.lockkeeper.base;

import static dev.lockkeeper.base.Found.NAME_IT;
import static dev.lockkeeper.base.Found.history;
import static dev.lockkeeper.base.Found.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever scripts lie in a repository, or beside one. */
class RepositoryPlacesTest {

  @TempDir Path temporary;

  private TestRepository repository;

  /** Version 1 is on main. */
  @BeforeEach
  void begin() throws Exception {
    repository = TestRepository.init(Files.createDirectory(temporary.resolve("repository")));
    repository.write("sql/V1__a.sql", "CREATE TABLE a ();\n").commit();
  }

  @AfterEach
  void end() {
    repository.close();
  }

  @Test
  void withoutARepositoryTheLineThatNamesTheBaseIsSaid() throws Exception {
    Path sql = Files.createDirectories(temporary.resolve("plain/sql"));
    Files.writeString(sql.resolve("V1__a.sql"), "SELECT 1;\n");
    assertThatThrownBy(() -> history(temporary.resolve("plain"), "", Map.of(), sql))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "There is no git repository around %s to say what is released. Add %s"
                .formatted(sql, NAME_IT));
    assertThat(names(history(temporary.resolve("plain"), "none", Map.of(), sql)))
        .containsExactly("V1__a.sql");
  }

  /** A build's copies of projects lie in folders that the repository around them ignores. */
  @Test
  void aFolderThatGitIgnoresIsNotJudgedByTheRepositoryAroundIt() throws Exception {
    repository.write(".gitignore", "target/\n").commit();
    repository.write("target/it/copy/sql/V1__a.sql", "SELECT 1;\n");
    Path copy = repository.root().resolve("target/it/copy");
    assertThatThrownBy(() -> history(copy, "", Map.of(), copy.resolve("sql")))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining(" ignores target/it/copy/sql, and cannot say what is released there");
  }

  @Test
  void aModuleMayLieBelowTheRepositorysRoot() throws Exception {
    repository.write("shop/core/sql/V1__a.sql", "SELECT 1;\n");
    repository.write("other/sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.switchToNew("feature");
    repository.write("shop/core/sql/deep/V2__b.sql", "SELECT 2;\n").commit();
    Path module = repository.root().resolve("shop/core");
    History history = history(module, "", Map.of(), module.resolve("sql"));
    assertThat(names(history)).containsExactly("V2__b.sql");
    assertThat(history.breaches()).isEmpty();
    assertThat(history.scripts().get(0).path()).isEqualTo("sql/V1__a.sql");
  }

  /** The layout of {@code git worktree add}: a file {@code .git}, and a folder of its own. */
  @Test
  void aLinkedWorktreeIsARepository() throws Exception {
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    ObjectId main = repository.git().getRepository().resolve("HEAD");
    repository.git().branchCreate().setName("feature").call();
    Path admin = repository.root().resolve(".git/worktrees/linked");
    Path linked = Files.createDirectories(temporary.resolve("linked"));
    Files.createDirectories(admin);
    Files.writeString(admin.resolve("HEAD"), "ref: refs/heads/feature\n");
    Files.writeString(admin.resolve("commondir"), "../..\n");
    Files.writeString(admin.resolve("gitdir"), linked.resolve(".git") + "\n");
    Files.writeString(linked.resolve(".git"), "gitdir: " + admin + "\n");
    Files.createDirectories(linked.resolve("sql"));
    Files.copy(repository.root().resolve("sql/V1__a.sql"), linked.resolve("sql/V1__a.sql"));
    Files.copy(repository.root().resolve("sql/V2__b.sql"), linked.resolve("sql/V2__b.sql"));
    Files.writeString(linked.resolve("sql/V3__c.sql"), "SELECT 3;\n");
    repository.write("sql/V4__d.sql", "SELECT 4;\n").commit();

    History history = history(linked, "", Map.of(), linked.resolve("sql"));
    assertThat(names(history)).containsExactly("V3__c.sql");
    assertThat(history.base().at()).contains(main.getName().substring(0, 7));
  }

  @Test
  void aSubmoduleIsARepositoryOfItsOwn() throws Exception {
    Path origin = Files.createDirectory(temporary.resolve("scripts"));
    try (TestRepository scripts = TestRepository.init(origin)) {
      scripts.write("sql/V1__a.sql", "SELECT 1;\n").commit();
      repository
          .git()
          .submoduleAdd()
          .setPath("db")
          .setURI(origin.toUri().toString())
          .call()
          .close();
      repository.commit();
      Path module = repository.root().resolve("db");
      assertThat(module.resolve(".git")).isRegularFile();
      Files.writeString(module.resolve("sql/V2__b.sql"), "SELECT 2;\n");
      History history = history(module, "git:origin/main", Map.of(), module.resolve("sql"));
      assertThat(names(history)).containsExactly("V2__b.sql");
    }
  }

  @Test
  void lineEndsOfACheckoutAreNoEdit() throws Exception {
    repository.write("sql/R__v.sql", "CREATE VIEW v AS\nSELECT 1;\n").commit();
    repository.switchToNew("feature");
    repository.write("sql/V1__a.sql", "CREATE TABLE a ();\r\n");
    repository.write("sql/R__v.sql", "CREATE VIEW v AS\r\nSELECT 1;\r\n");
    History history = history(repository);
    assertThat(history.breaches()).isEmpty();
    assertThat(history.pending()).isEmpty();
  }

  @Test
  void aFolderThatMovedWithItsScriptsIsReleasedStill() throws Exception {
    repository.switchToNew("feature");
    repository.delete("sql/V1__a.sql");
    repository.write("migrations/V1__a.sql", "CREATE TABLE a ();\n");
    repository.write("migrations/V2__b.sql", "SELECT 2;\n").commit();
    History history =
        history(repository.root(), "", Map.of(), repository.root().resolve("migrations"));
    assertThat(names(history)).containsExactly("V2__b.sql");
    assertThat(history.breaches()).isEmpty();
  }

  @Test
  void aCopyOfAnotherHistorysScriptsIsPending() throws Exception {
    repository.switchToNew("feature");
    repository.write("other/V1__a.sql", "CREATE TABLE a ();\n").commit();
    History history = history(repository.root(), "", Map.of(), repository.root().resolve("other"));
    assertThat(names(history)).containsExactly("V1__a.sql");
  }

  /** By itself JGit would read the user's configuration and write its measurements there. */
  @Test
  void theUsersHomeIsNeitherReadNorWritten() throws Exception {
    SystemReader.setInstance(null);
    history(repository);
    SystemReader seen = SystemReader.getInstance();
    for (StoredConfig config :
        List.of(seen.getUserConfig(), seen.getSystemConfig(), seen.getJGitConfig())) {
      assertThat(((FileBasedConfig) config).getFile()).isNull();
    }
  }
}
