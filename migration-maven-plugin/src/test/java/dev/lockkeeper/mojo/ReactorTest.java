package dev.lockkeeper.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.deploy.DeployStoppedException;
import dev.lockkeeper.deploy.Deployment;
import dev.lockkeeper.deploy.Patience;
import dev.lockkeeper.deploy.Target;
import dev.lockkeeper.report.JudgedReport;
import dev.lockkeeper.runner.FlywayConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ReactorTest {

  private static final String GOAL = "apply";

  private final MavenExecutionResult result = new DefaultMavenExecutionResult();
  private final MavenProject shop = project("shop", "default");
  private final MavenProject billing = project("billing", "default");
  private final MavenProject web = project("web");

  @Test
  void the_last_module_begins_with_what_all_have_registered() throws Exception {
    MavenSession session = session(shop, billing);
    Order first = order();
    Order second = order();

    Turn early = arrive(session, shop, "default", Optional.of(first));
    Turn last = arrive(session, billing, "default", Optional.of(second));

    assertThat(early).isEqualTo(new Turn(List.of(), List.of("billing")));
    assertThat(last).isEqualTo(new Turn(List.of(first, second), List.of()));
  }

  @Test
  void whichever_module_comes_last_in_a_parallel_build_begins() throws Exception {
    MavenSession session = session(shop, billing);
    Order order = order();

    arrive(session, billing, "default", Optional.empty());

    assertThat(arrive(session, shop, "default", Optional.of(order)).orders())
        .containsExactly(order);
  }

  @Test
  void a_module_without_the_goal_counts_once_it_is_built() throws Exception {
    result.addBuildSummary(new BuildSuccess(web, 1));

    assertThat(arrive(session(web, shop), shop, "default", Optional.empty()).waitingFor())
        .isEmpty();
  }

  @Test
  void a_module_without_the_goal_that_is_still_to_be_built_is_named() {
    MavenSession session = session(shop, web);

    assertThatThrownBy(() -> arrive(session, shop, "default", Optional.empty()))
        .isInstanceOf(DeployStoppedException.class)
        .hasMessageStartingWith("Nothing is applied: web would only be built afterwards");
  }

  @Test
  void a_failure_anywhere_applies_nothing() throws Exception {
    MavenSession session = session(shop, billing);
    arrive(session, shop, "default", Optional.of(order()));
    result.addException(new IllegalStateException("a test failed"));

    assertThatThrownBy(() -> arrive(session, billing, "default", Optional.empty()))
        .isInstanceOf(DeployStoppedException.class)
        .hasMessageStartingWith("Nothing is applied, because a module of this build has failed");
  }

  @Test
  void a_module_with_two_databases_has_come_when_both_have() throws Exception {
    MavenProject both = project("both", "orders", "users");
    MavenSession session = session(both);
    Order orders = order();
    Order users = order();

    assertThat(arrive(session, both, "orders", Optional.of(orders)).waitingFor())
        .containsExactly("both");
    assertThat(arrive(session, both, "users", Optional.of(users)).orders())
        .containsExactly(orders, users);
  }

  private static Turn arrive(
      MavenSession session, MavenProject project, String execution, Optional<Order> order)
      throws DeployStoppedException {
    session.setCurrentProject(project);
    MojoExecution mojo = new MojoExecution(plugin(), GOAL, execution);
    return new Reactor(session, descriptor(), mojo).arrive(order);
  }

  private static Order order() throws Exception {
    JudgedReport judged = new JudgedReport(Instant.EPOCH, "passed", Set.of(), List.of());
    Target target = Target.of("jdbc:postgresql://db.example/shop", Optional.empty());
    Patience patience = new Patience(Duration.ofSeconds(3), 5);
    return new Order(
        List.of(
            new Deployment(
                "default",
                target,
                Path.of(""),
                FlywayConfiguration.DEFAULT,
                List.of(),
                judged,
                patience,
                line -> {})),
        false);
  }

  /** The constructor that needs no container is the one that is not to be used elsewhere. */
  @SuppressWarnings("deprecation")
  private MavenSession session(MavenProject... projects) {
    return new MavenSession(null, new DefaultMavenExecutionRequest(), result, List.of(projects));
  }

  private static PluginDescriptor descriptor() {
    PluginDescriptor descriptor = new PluginDescriptor();
    descriptor.setGroupId("dev.lockkeeper");
    descriptor.setArtifactId("migration-maven-plugin");
    descriptor.setVersion("1");
    return descriptor;
  }

  private static Plugin plugin() {
    Plugin plugin = new Plugin();
    plugin.setGroupId("dev.lockkeeper");
    plugin.setArtifactId("migration-maven-plugin");
    plugin.setVersion("1");
    return plugin;
  }

  private static MavenProject project(String name, String... executions) {
    Model model = new Model();
    model.setGroupId("com.example");
    model.setArtifactId(name);
    model.setVersion("1");
    model.setBuild(new Build());
    Plugin plugin = plugin();
    for (String id : executions) {
      PluginExecution execution = new PluginExecution();
      execution.setId(id);
      execution.addGoal(GOAL);
      plugin.addExecution(execution);
    }
    model.getBuild().addPlugin(plugin);
    return new MavenProject(model);
  }
}
