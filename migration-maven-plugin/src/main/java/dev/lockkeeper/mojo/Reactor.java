package dev.lockkeeper.mojo;

import dev.lockkeeper.deploy.DeployStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Keeps what modules want applied until no module of the session can fail its gates any more.
 *
 * <p>A module has passed when it is built, or when it has come to its last {@code apply}, which
 * stands after its gates and tests. What has come is kept in the session's plugin contexts: they
 * belong to the session, are seen by all threads of a parallel build, and exist since Maven 3.0.
 */
final class Reactor {

  private static final String KEY = "dev.lockkeeper.apply.";

  private final MavenSession session;
  private final PluginDescriptor plugin;
  private final MojoExecution execution;

  Reactor(MavenSession session, PluginDescriptor plugin, MojoExecution execution) {
    this.session = session;
    this.plugin = plugin;
    this.execution = execution;
  }

  /**
   * Registers the current module, and returns all that may begin: nothing while others are to come.
   *
   * @throws DeployStoppedException where a module has failed, or one without this goal is not built
   */
  Turn arrive(Optional<Order> order) throws DeployStoppedException {
    MavenExecutionResult result = session.getResult();
    // the threads of a parallel build have a session each, and one result
    synchronized (result) {
      if (result.hasExceptions()) {
        throw new DeployStoppedException(
            "Nothing is applied, because a module of this build has failed",
            "Mend it, and build all modules again");
      }
      contextOf(session.getCurrentProject()).put(KEY + execution.getExecutionId(), order);
      List<MavenProject> outstanding =
          session.getProjects().stream()
              .filter(project -> !isAlone() && !hasPassed(project))
              .toList();
      if (outstanding.isEmpty()) {
        return new Turn(takeAll(), List.of());
      }
      requireSomebodyToCome(outstanding);
      return new Turn(List.of(), names(outstanding));
    }
  }

  private void requireSomebodyToCome(List<MavenProject> outstanding) throws DeployStoppedException {
    if (outstanding.stream().allMatch(project -> executions(project).isEmpty())) {
      throw new DeployStoppedException(
          "Nothing is applied: %s would only be built afterwards, and may still fail"
              .formatted(String.join(", ", names(outstanding))),
          "Declare apply in the parent POM for all modules (those without scripts only wait), or"
              + " apply in a second mvn with migration.deploy.report");
    }
  }

  /** Maven runs a goal of the command line that needs no project once, and not in each module. */
  private boolean isOnCommandLine() {
    return execution.getSource() == MojoExecution.Source.CLI;
  }

  private boolean isAlone() {
    return isOnCommandLine() && session.getGoals().size() == 1;
  }

  private boolean hasPassed(MavenProject project) {
    if (session.getResult().getBuildSummary(project) instanceof BuildSuccess) {
      return true;
    }
    Set<String> executions = executions(project);
    return !executions.isEmpty()
        && executions.stream().allMatch(id -> contextOf(project).containsKey(KEY + id));
  }

  /** Returns the executions of this goal that a module will come to in this session. */
  private Set<String> executions(MavenProject project) {
    if (isOnCommandLine()) {
      return project.equals(session.getCurrentProject())
          ? Set.of(execution.getExecutionId())
          : Set.of();
    }
    return new BoundGoal(plugin.getPluginLookupKey(), execution.getGoal()).executions(project);
  }

  private List<Order> takeAll() throws DeployStoppedException {
    List<Order> orders = new ArrayList<>();
    for (MavenProject project : session.getProjects()) {
      Map<String, Object> context = contextOf(project);
      for (String key :
          context.keySet().stream().filter(k -> k.startsWith(KEY)).sorted().toList()) {
        if (context.remove(key) instanceof Optional<?> order && order.isPresent()) {
          orders.add(ours(order.get()));
        }
      }
    }
    return orders;
  }

  private static Order ours(Object order) throws DeployStoppedException {
    if (order instanceof Order ours) {
      return ours;
    }
    throw new DeployStoppedException(
        "Nothing is applied: the modules use different versions of this plugin",
        "Declare it once, in the parent POM");
  }

  private Map<String, Object> contextOf(MavenProject project) {
    return session.getPluginContext(plugin, project);
  }

  private static List<String> names(List<MavenProject> projects) {
    return projects.stream().map(MavenProject::getArtifactId).toList();
  }
}
