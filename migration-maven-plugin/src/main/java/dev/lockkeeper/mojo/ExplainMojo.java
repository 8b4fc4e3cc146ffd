package dev.lockkeeper.mojo;

import dev.lockkeeper.Pages;
import dev.lockkeeper.page.Nearest;
import dev.lockkeeper.page.Page;
import dev.lockkeeper.page.TerminalPage;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows what there is to know about one hazard, or lists them all; needs no project. */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
final class ExplainMojo extends AbstractMojo {

  /** The hazard's name, as findings and allowances have it. Default: all are listed. */
  @Parameter(property = "migration.hazard", defaultValue = "")
  String hazard;

  @Parameter(defaultValue = "${session}", readonly = true)
  MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  PluginDescriptor plugin;

  @Override
  public void execute() throws MojoExecutionException {
    try {
      new ParameterNames(plugin)
          .requireProperties(session.getUserProperties().stringPropertyNames());
      show(hazard == null ? "" : hazard.strip());
    } catch (CheckImpossibleException e) {
      getLog().debug(e);
      throw new MojoExecutionException(e.getMessage());
    }
  }

  private void show(String id) throws CheckImpossibleException {
    List<Page> pages = Pages.all();
    if (id.isEmpty()) {
      print(TerminalPage.list(pages));
      return;
    }
    List<Page> nearest = Nearest.first(pages, id);
    if (!nearest.get(0).id().equals(id)) {
      print(TerminalPage.list(nearest));
      throw new CheckImpossibleException(
          "migration.hazard is '%s', which is not known".formatted(id),
          "Nearest is " + nearest.get(0).id());
    }
    print(TerminalPage.of(nearest.get(0)));
  }

  /** In one piece, so that Maven puts its own word before none of the lines that are copied. */
  private void print(List<String> lines) {
    getLog().info("\n\n" + String.join("\n", lines) + "\n");
  }
}
