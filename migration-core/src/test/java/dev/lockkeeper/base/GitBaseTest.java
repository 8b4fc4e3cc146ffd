package dev.lockkeeper.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
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

/** On real repositories: which commit the base is, and what is pending after it. */
class GitBaseTest {

  private static final String NAME_IT =
      "-Dmigration.base=version:<v> with the newest released version, or -Dmigration.base=none"
          + " where nothing is released.";

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
  void onABranchWhatItAddsToMainIsPending() throws Exception {
    ObjectId parted = repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.switchToNew("feature");
    repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.write("sql/V4__d.sql", "SELECT 4;\n").commit();
    repository.switchTo("main");
    repository.write("sql/V5__e.sql", "SELECT 5;\n").commit();
    repository.switchTo("feature");

    History history = history(repository);
    assertThat(names(history)).containsExactly("V3__c.sql", "V4__d.sql");
    assertThat(history.base().kind()).isEqualTo(Base.Kind.GIT);
    assertThat(history.base().at()).contains(parted.getName().substring(0, 7));
    assertThat(history.base().found()).isEqualTo("merge base with main");
    assertThat(history.base().shown())
        .isEqualTo("merge base with main (" + parted.getName().substring(0, 7) + ")");
    assertThat(history.breaches()).isEmpty();
  }

  @Test
  void theRemotesMainIsTheTargetRatherThanAStaleLocalOne() throws Exception {
    try (TestRepository clone = repository.cloneInto(temporary.resolve("clone"), 0)) {
      repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
      clone.git().fetch().call();
      clone.git().checkout().setCreateBranch(true).setName("f").setStartPoint("origin/main").call();
      clone.write("sql/V3__c.sql", "SELECT 3;\n").commit();
      assertThat(names(history(clone))).containsExactly("V3__c.sql");
      assertThat(history(clone).base().found()).isEqualTo("merge base with origin/main");
    }
  }

  @Test
  void whatIsNotCommittedIsPendingOnABranchWithoutACommitOfItsOwn() throws Exception {
    repository.tag("v1.0");
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.switchToNew("feature");
    repository.write("sql/V3__c.sql", "SELECT 3;\n");
    assertThat(names(history(repository))).containsExactly("V3__c.sql");
  }

  @Test
  void onMainWhatCameAfterTheNewestReleaseIsPending() throws Exception {
    repository.tag("v1.9");
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.tag("v1.10.0");
    repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.tag("v2.0.0-rc1");
    repository.tag("nightly-7");
    repository.write("sql/V4__d.sql", "SELECT 4;\n").commit();
    repository.tag("v3.0");

    History history = history(repository);
    assertThat(history.base().found()).isEqualTo("release tag v1.10.0");
    assertThat(names(history)).containsExactly("V3__c.sql", "V4__d.sql");
  }

  @Test
  void aReleaseOfAnotherBranchIsNoneOfMain() throws Exception {
    repository.tag("v1.0");
    repository.switchToNew("next");
    repository.write("sql/V9__z.sql", "SELECT 9;\n").commit();
    repository.tag("v9.0");
    repository.switchTo("main");
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    assertThat(history(repository).base().found()).isEqualTo("release tag v1.0");
  }

  @Test
  void onMainWithoutATagTheCommitBeforeIsTheBase() throws Exception {
    ObjectId before = repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.switchToNew("feature");
    ObjectId feature = repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.switchTo("main");
    repository.merge(feature);

    History history = history(repository);
    assertThat(history.base().shown())
        .isEqualTo("first parent of main (" + before.getName().substring(0, 7) + ")");
    assertThat(names(history)).containsExactly("V3__c.sql");
  }

  @Test
  void beforeTheFirstCommitOfMainNothingIsReleased() throws Exception {
    History history = history(repository);
    assertThat(history.base().shown()).isEqualTo("nothing, main is the first commit");
    assertThat(history.base().at()).isEmpty();
    assertThat(names(history)).containsExactly("V1__a.sql");
  }

  @Test
  void theOnlyBranchIsTheMainOneWhateverItIsCalled() throws Exception {
    Path root = Files.createDirectory(temporary.resolve("trunk"));
    try (TestRepository trunk = TestRepository.init(root, "trunk")) {
      trunk.write("sql/V1__a.sql", "SELECT 1;\n").commit();
      trunk.write("sql/V2__b.sql", "SELECT 2;\n").commit();
      assertThat(names(history(trunk))).containsExactly("V2__b.sql");

      trunk.switchToNew("feature");
      assertThatThrownBy(() -> history(trunk))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageStartingWith(
              "There is no branch main or master to compare with. Name the branch");
      assertThat(history(trunk, "git:trunk", Map.of()).base().found()).isEqualTo("trunk");
    }
  }

  /** actions/checkout of a pull request: a detached merge commit, and the target's name. */
  @Test
  void onGitHubThePullRequestsTargetIsCompared() throws Exception {
    repository.switchToNew("feature");
    ObjectId feature = repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.switchTo("main");
    repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.switchToNew("develop");
    ObjectId tip = repository.write("sql/V4__d.sql", "SELECT 4;\n").commit();
    repository.git().checkout().setName(tip.getName()).call();
    ObjectId merged = repository.merge(feature);
    repository.git().branchCreate().setName("pull/1/merge").call();
    try (TestRepository runner = repository.cloneInto(temporary.resolve("runner"), 0)) {
      runner.switchTo(merged.getName());
      History history = history(runner, "", Map.of("GITHUB_BASE_REF", "develop"));
      assertThat(names(history)).containsExactly("V2__b.sql");
      assertThat(history.base().shown())
          .isEqualTo("merge base with origin/develop (" + tip.getName().substring(0, 7) + ")");
      assertThat(history.breaches()).hasSize(1).first().isInstanceOf(Breach.OutOfOrder.class);
    }
  }

  /** A push to main there: an empty GITHUB_BASE_REF, and the release before this one. */
  @Test
  void onGitHubAPushToMainIsComparedWithTheRelease() throws Exception {
    repository.tag("v1.0.0");
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    try (TestRepository runner = repository.cloneInto(temporary.resolve("runner"), 0)) {
      Map<String, String> push =
          Map.of(
              "GITHUB_BASE_REF",
              "",
              "GITHUB_REF_TYPE",
              "branch",
              "GITHUB_REF_NAME",
              "main",
              "GITHUB_ACTIONS",
              "true");
      assertThat(history(runner, "", push).base().found()).isEqualTo("release tag v1.0.0");
    }
  }

  /** A runner of a merge request has the commit, and no branch at all. */
  @Test
  void onGitLabTheMergeRequestsCommitIsCompared() throws Exception {
    ObjectId parted = repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    ObjectId head = repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.switchTo(head.getName());
    repository.git().branchDelete().setBranchNames("main").setForce(true).call();
    Map<String, String> request =
        Map.of(
            "GITLAB_CI", "true",
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
            "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA", parted.getName());
    History history = history(repository, "", request);
    assertThat(names(history)).containsExactly("V3__c.sql");
    assertThat(history.base().found()).isEqualTo("merge base with main");
  }

  @Test
  void onGitLabAMergedResultIsComparedWithTheTargetsTip() throws Exception {
    ObjectId parted = repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.switchToNew("feature");
    ObjectId feature = repository.write("sql/V4__d.sql", "SELECT 4;\n").commit();
    repository.switchTo("main");
    ObjectId tip = repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.switchTo(tip.getName());
    repository.merge(feature);
    Map<String, String> merged =
        Map.of(
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
            "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", tip.getName(),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA", parted.getName());
    assertThat(names(history(repository, "", merged))).containsExactly("V4__d.sql");
  }

  @Test
  void detachedOnMainIsMain() throws Exception {
    repository.tag("v1.0");
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    ObjectId release = repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.tag("v2.0");
    repository.switchTo(release.getName());
    assertThat(history(repository).base().found()).isEqualTo("release tag v1.0");
  }

  @Test
  void aNamedRefIsComparedWhereThisWorkPartedFromIt() throws Exception {
    repository.switchToNew("stable");
    ObjectId parted = repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.tag("production");
    repository.switchToNew("feature");
    repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.switchTo("stable");
    repository.write("sql/V7__hotfix.sql", "SELECT 7;\n").commit();
    repository.switchTo("feature");
    String at = " (" + parted.getName().substring(0, 7) + ")";

    History branch = history(repository, "git:stable", Map.of());
    assertThat(branch.base().shown()).isEqualTo("merge base with stable" + at);
    assertThat(branch.breaches()).isEmpty();
    assertThat(names(branch)).containsExactly("V3__c.sql");
    assertThat(history(repository, "git:production", Map.of()).base().shown())
        .isEqualTo("production" + at);
    assertThat(names(history(repository, "git:" + parted.getName(), Map.of())))
        .containsExactly("V3__c.sql");
  }

  @Test
  void aRefThatNamesNothingIsSaid() {
    for (String ref : List.of("nowhere", "a b", "~", "0123456789012345678901234567890123456789")) {
      assertThatThrownBy(() -> history(repository, "git:" + ref, Map.of()))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageStartingWith(
              "migration.base is 'git:%s', which names no commit here. Run 'git fetch --all"
                  .formatted(ref))
          .hasMessageEndingWith(NAME_IT);
    }
  }

  @Test
  void aShallowCloneSaysTheLineThatMendsIt() throws Exception {
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    try (TestRepository shallow = repository.cloneInto(temporary.resolve("shallow"), 1)) {
      String main =
          "The git clone is shallow and lacks the release tag or the commit before main. ";
      assertThatThrownBy(() -> history(shallow)).hasMessage(main + "Run 'git fetch --unshallow'.");
      assertThatThrownBy(() -> history(shallow, "", Map.of("GITHUB_ACTIONS", "true")))
          .hasMessage(main + "Give actions/checkout the line 'fetch-depth: 0'.");
      assertThatThrownBy(() -> history(shallow, "", Map.of("GITLAB_CI", "true")))
          .hasMessage(main + "Give the job's variables the line 'GIT_DEPTH: 0'.");

      assertThatThrownBy(() -> history(shallow, "", Map.of("GITHUB_BASE_REF", "develop")))
          .hasMessageStartingWith(
              "The target branch develop is not in this clone. Give actions/checkout the line"
                  + " 'fetch-depth: 0'");
    }
  }

  @Test
  void aShallowBranchLacksItsMergeBase() throws Exception {
    repository.switchToNew("feature");
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.write("sql/V3__c.sql", "SELECT 3;\n").commit();
    repository.switchTo("main");
    repository.write("sql/V4__d.sql", "SELECT 4;\n").commit();
    try (TestRepository shallow = repository.cloneInto(temporary.resolve("shallow"), 1)) {
      shallow
          .git()
          .checkout()
          .setCreateBranch(true)
          .setName("feature")
          .setStartPoint("origin/feature")
          .call();
      assertThatThrownBy(() -> history(shallow))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessage(
              "The git clone is shallow and lacks its merge base with origin/main. Run 'git fetch"
                  + " --unshallow'.");
    }
  }

  @Test
  void withoutACommitNothingCanBeJudged() throws Exception {
    Path root = Files.createDirectory(temporary.resolve("fresh"));
    try (TestRepository fresh = TestRepository.init(root)) {
      fresh.write("sql/V1__a.sql", "SELECT 1;\n");
      assertThatThrownBy(() -> history(fresh))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageContaining("has no commits yet. Commit what is released, or add " + NAME_IT);
    }
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

  private static History history(TestRepository repository) throws CheckImpossibleException {
    return history(repository, "", Map.of());
  }

  private static History history(
      TestRepository repository, String named, Map<String, String> environment)
      throws CheckImpossibleException {
    return history(repository.root(), named, environment, repository.root().resolve("sql"));
  }

  private static History history(
      Path module, String named, Map<String, String> environment, Path folder)
      throws CheckImpossibleException {
    FlywayLayout layout = new FlywayLayout(module, UTF_8);
    List<Script> scripts = layout.read(List.of(folder)).scripts();
    Base base = new BaseFinder(layout, List.of(folder), environment).find(named, scripts);
    return new History("default", scripts, base);
  }

  private static List<String> names(History history) {
    return history.pending().stream().map(Script::fileName).toList();
  }
}
