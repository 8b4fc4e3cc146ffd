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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runner of GitHub or GitLab has of a repository, and what a clone may lack. */
class RunnerBaseTest {

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
}
