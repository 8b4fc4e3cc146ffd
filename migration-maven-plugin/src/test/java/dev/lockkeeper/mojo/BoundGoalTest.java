package dev.lockkeeper.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class BoundGoalTest {

  private static final String KEY = "dev.lockkeeper:migration-maven-plugin";
  private static final BoundGoal APPLY = new BoundGoal(KEY, "apply");

  @Test
  void an_execution_binds_the_goals_that_it_names() {
    assertThat(APPLY.executions(project(execution("deploy-it", "apply", null))))
        .containsExactly("deploy-it");
    assertThat(APPLY.executions(project(execution("gate", "check", null)))).isEmpty();
  }

  @Test
  void an_execution_that_a_child_has_taken_out_binds_nothing() {
    assertThat(APPLY.executions(project(execution("deploy-it", "apply", "none")))).isEmpty();
  }

  @Test
  void a_project_without_the_plugin_binds_nothing() {
    assertThat(APPLY.executions(new MavenProject(new Model()))).isEmpty();
  }

  private static PluginExecution execution(String id, String goal, String phase) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.addGoal(goal);
    execution.setPhase(phase);
    return execution;
  }

  private static MavenProject project(PluginExecution execution) {
    Plugin plugin = new Plugin();
    plugin.setGroupId("dev.lockkeeper");
    plugin.setArtifactId("migration-maven-plugin");
    plugin.addExecution(execution);
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().addPlugin(plugin);
    return new MavenProject(model);
  }
}
