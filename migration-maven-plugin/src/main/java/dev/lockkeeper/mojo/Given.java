package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What Maven gave a goal, with Maven's nulls and its project that may not exist left behind. */
final class Given {

  private static final Set<String> RUNTIME = Set.of("compile", "runtime", "system");

  private final GateMojo mojo;

  Given(GateMojo mojo) {
    this.mojo = mojo;
  }

  /** Returns the module's folder; outside a project the working folder. */
  Path baseDirectory() {
    File folder = mojo.project.getFile() == null ? null : mojo.project.getBasedir();
    return folder == null ? Path.of(mojo.session.getExecutionRootDirectory()) : folder.toPath();
  }

  List<Path> resources() {
    return mojo.project.getBuild().getResources().stream()
        .map(resource -> baseDirectory().resolve(resource.getDirectory()))
        .toList();
  }

  /** Returns the other plugins' configurations that the POM has, its parents' included. */
  List<Xpp3Dom> configurations(String groupId, String artifactId) {
    List<Xpp3Dom> configurations = new ArrayList<>();
    Plugin declared = plugin(groupId, artifactId);
    if (declared != null) {
      declared
          .getExecutions()
          .forEach(execution -> add(execution.getConfiguration(), configurations));
      add(declared.getConfiguration(), configurations);
    }
    return configurations;
  }

  /** Returns whether the build runs that plugin. */
  boolean runs(String groupId, String artifactId) {
    Plugin declared = mojo.project.getPlugin(groupId + ":" + artifactId);
    return declared != null
        && declared.getExecutions().stream().anyMatch(one -> !one.getGoals().isEmpty());
  }

  /** Returns whether the build deploys by this plugin's own apply. */
  boolean applies() {
    return !new BoundGoal(mojo.plugin.getPluginLookupKey(), "apply")
        .executions(mojo.project)
        .isEmpty();
  }

  private Plugin plugin(String groupId, String artifactId) {
    String key = groupId + ":" + artifactId;
    Plugin declared = mojo.project.getPlugin(key);
    return declared == null && mojo.project.getPluginManagement() != null
        ? mojo.project.getPluginManagement().getPluginsAsMap().get(key)
        : declared;
  }

  private static void add(Object configuration, List<Xpp3Dom> configurations) {
    if (configuration instanceof Xpp3Dom dom) {
      configurations.add(dom);
    }
  }

  /** Returns where packages begin: the sources, then what they were compiled to. */
  List<Path> packageRoots() {
    List<Path> roots = new ArrayList<>();
    mojo.project.getCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
    classes().ifPresent(roots::add);
    return roots;
  }

  private Optional<Path> classes() {
    return Optional.ofNullable(mojo.project.getBuild().getOutputDirectory()).map(Path::of);
  }

  /** Returns what the project's classes need, as far as the goal had Maven resolve it. */
  List<Path> classPath() {
    List<Path> path = new ArrayList<>();
    classes().ifPresent(path::add);
    for (Artifact artifact : mojo.project.getArtifacts()) {
      if (RUNTIME.contains(artifact.getScope()) && artifact.getFile() != null) {
        path.add(artifact.getFile().toPath());
      }
    }
    return path;
  }

  /** Returns whether the project declares a dependency of that group. */
  boolean uses(String groupId) {
    return mojo.project.getDependencies().stream()
            .anyMatch(dependency -> groupId.equals(dependency.getGroupId()))
        || mojo.project.getArtifacts().stream()
            .anyMatch(artifact -> groupId.equals(artifact.getGroupId()));
  }

  /** Returns the database server that production runs. */
  ProductionServer production() throws CheckImpossibleException {
    return ProductionServer.of(
        Optional.ofNullable(mojo.database),
        Optional.ofNullable(mojo.databaseVersion),
        new ProductionServer.Drivers(
            uses("org.postgresql"), uses("com.mysql") || uses("mysql"), uses("org.mariadb.jdbc")));
  }

  List<String> springProfiles() {
    return Optional.ofNullable(mojo.springProfiles).orElse(List.of());
  }

  String base() {
    return Optional.ofNullable(mojo.base).orElse("");
  }

  Map<String, String> tableRows() {
    return Optional.ofNullable(mojo.tableRows).orElse(Map.of());
  }

  Path outputDirectory() {
    return mojo.project.getFile() == null
        ? baseDirectory().resolve("target").resolve("migration")
        : mojo.outputDirectory.toPath();
  }

  Optional<Path> cacheDirectory() {
    return Optional.ofNullable(mojo.cacheDirectory).map(File::toPath);
  }

  EmbeddedBinaries binaries() {
    return new EmbeddedBinaries(
        mojo.repositories,
        mojo.session.getRepositorySession(),
        mojo.project.getRemotePluginRepositories());
  }

  Instant sessionStart() {
    return mojo.session.getStartTime().toInstant();
  }

  /** Returns the POM's properties and the command line's, which win. */
  Map<String, String> properties() {
    Map<String, String> all = new HashMap<>();
    copy(mojo.project.getProperties(), all);
    copy(mojo.session.getUserProperties(), all);
    return all;
  }

  private static void copy(Properties from, Map<String, String> to) {
    from.stringPropertyNames().forEach(name -> to.put(name, from.getProperty(name)));
  }

  /** Refuses a misspelt property or element. */
  void requireKnownNames() throws CheckImpossibleException {
    ParameterNames names = new ParameterNames(mojo.plugin);
    names.requireProperties(properties().keySet());
    Plugin declared = mojo.project.getPlugin(mojo.plugin.getPluginLookupKey());
    if (declared == null) {
      return;
    }
    names.requireElements(children(declared.getConfiguration()));
    for (PluginExecution execution : declared.getExecutions()) {
      names.requireElements(children(execution.getConfiguration()));
    }
  }

  private static List<String> children(Object configuration) {
    List<String> names = new ArrayList<>();
    if (configuration instanceof Xpp3Dom dom) {
      for (Xpp3Dom child : dom.getChildren()) {
        names.add(child.getName());
      }
    }
    return names;
  }
}
