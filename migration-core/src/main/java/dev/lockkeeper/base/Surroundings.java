package dev.lockkeeper.base;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a build runs, as the variables of GitHub and GitLab tell it.
 *
 * @see <a href="https://docs.github.com/actions/reference/variables-reference">GitHub</a>
 * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">GitLab</a>
 */
final class Surroundings {

  private final Map<String, String> environment;

  Surroundings(Map<String, String> environment) {
    this.environment = environment;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Returns the branch into which a pull or merge request wants to go. */
  Optional<String> targetBranch() {
    return variable("GITHUB_BASE_REF").or(() -> variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"));
  }

  /**
   * Returns the commit of the target branch from which a merge request differs. GitLab names it,
   * since its runners do not fetch the branch: its tip where the pipeline runs on the merged
   * result, and otherwise where the two parted.
   */
  Optional<String> targetCommit() {
    return variable("GITHUB_BASE_REF").isPresent()
        ? Optional.empty()
        : variable("CI_MERGE_REQUEST_TARGET_BRANCH_SHA")
            .or(() -> variable("CI_MERGE_REQUEST_DIFF_BASE_SHA"));
  }

  /** Returns the branch whose push is built; a runner's own checkout has none. */
  Optional<String> pushedBranch() {
    return variable("GITHUB_REF_TYPE")
        .filter("branch"::equals)
        .flatMap(type -> variable("GITHUB_REF_NAME"))
        .or(() -> variable("CI_COMMIT_BRANCH"));
  }

  /** Returns the names that a main branch has, the likeliest first. */
  Stream<String> mainBranches() {
    return Stream.concat(variable("CI_DEFAULT_BRANCH").stream(), Stream.of("main", "master"));
  }

  /** Returns the line that makes a shallow clone a whole one. */
  String unshallow() {
    if (variable("GITHUB_ACTIONS").isPresent() || variable("GITHUB_BASE_REF").isPresent()) {
      return "Give actions/checkout the line 'fetch-depth: 0'";
    }
    if (variable("GITLAB_CI").isPresent()) {
      return "Give the job's variables the line 'GIT_DEPTH: 0'";
    }
    return "Run 'git fetch --unshallow'";
  }
}
