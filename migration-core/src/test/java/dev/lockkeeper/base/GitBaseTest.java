package dev.lockkeeper.base;

import static dev.lockkeeper.base.Found.history;
import static dev.lockkeeper.base.Found.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.base.Breach.LeftOut;
import dev.lockkeeper.base.Breach.OutOfOrder;
import dev.lockkeeper.base.Breach.TakenTwice;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real repositories: which commit the base is, and what is pending after it. */
class GitBaseTest {

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
    assertThat(history.breaches())
        .map(breach -> breach.getClass().getSimpleName() + " " + breach.script().fileName())
        .containsExactly("OutOfOrder V3__c.sql", "OutOfOrder V4__d.sql");
  }

  @Test
  void twoBranchesThatTookOneNumberAreFoundBeforeTheyMeet() throws Exception {
    repository.write("sql/V2__b.sql", "SELECT 2;\n").commit();
    repository.switchToNew("feature");
    repository.write("sql/V3__mine.sql", "SELECT 3;\n").commit();
    repository.write("sql/V5__picked.sql", "SELECT 5;\n").commit();
    repository.switchTo("main");
    repository.write("sql/V3__theirs.sql", "SELECT 33;\n").commit();
    repository.write("sql/V5__picked.sql", "SELECT 5;\n").commit();
    repository.switchTo("feature");

    History history = history(repository);
    assertThat(names(history)).containsExactly("V3__mine.sql", "V5__picked.sql");
    assertThat(history.breaches())
        .satisfiesExactly(
            breach -> {
              TakenTwice twice = (TakenTwice) breach;
              assertThat(twice.script().path()).isEqualTo("sql/V3__mine.sql");
              assertThat(twice.other().path()).isEqualTo("sql/V3__theirs.sql");
              assertThat(twice.branch()).contains("main");
            },
            breach -> assertThat(breach).isInstanceOf(LeftOut.class));
    assertThat(history(repository, "git:main", Map.of()).breaches()).isEqualTo(history.breaches());
  }

  @Test
  void afterTheMergeTheReleasedOneHasTheNumberRightfully() throws Exception {
    repository.switchToNew("feature");
    ObjectId mine = repository.write("sql/V2__mine.sql", "SELECT 2;\n").commit();
    repository.switchTo("main");
    repository.write("sql/V2__theirs.sql", "SELECT 22;\n").commit();
    repository.switchToNew("merged");
    repository.merge(mine);

    assertThat(history(repository).breaches())
        .satisfiesExactly(
            breach -> {
              TakenTwice twice = (TakenTwice) breach;
              assertThat(twice.script().path()).isEqualTo("sql/V2__mine.sql");
              assertThat(twice.other().path()).isEqualTo("sql/V2__theirs.sql");
              assertThat(twice.branch()).isEmpty();
            });
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
    assertThat(branch.breaches())
        .containsExactly(
            new OutOfOrder(
                branch.pending().get(0), Version.parse("7").orElseThrow(), Optional.of("stable")));
    assertThat(names(branch)).containsExactly("V3__c.sql");
    assertThat(history(repository, "git:production", Map.of()).base().shown())
        .isEqualTo("production" + at);
    assertThat(names(history(repository, "git:" + parted.getName(), Map.of())))
        .containsExactly("V3__c.sql");
  }
}
