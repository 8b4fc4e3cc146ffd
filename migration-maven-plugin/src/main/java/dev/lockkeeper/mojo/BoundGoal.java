package dev.lockkeeper.mojo;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/**
 * A goal as a POM may bind it to a phase.
 *
 * @param plugin group and artifact, as Maven looks a plugin up
 * @param goal without its plugin's prefix
 */
record BoundGoal(String plugin, String goal) {

  /**
   * Returns the executions in which a build of the project comes to the goal; none where unbound.
   */
  Set<String> executions(MavenProject project) {
    return Optional.ofNullable(project.getPlugin(plugin)).stream()
        .flatMap(declared -> declared.getExecutions().stream())
        .filter(execution -> execution.getGoals().contains(goal))
        .filter(execution -> !"none".equals(execution.getPhase()))
        .map(PluginExecution::getId)
        .collect(Collectors.toSet());
  }
}
