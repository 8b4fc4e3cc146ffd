package dev.lockkeeper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The import law of the plugin: which package may see which. */
class PluginImportLawTest {

  private static final JavaClasses PLUGIN =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .withImportOption(new DoNotIncludeJars())
          .importPackages("dev.lockkeeper");

  private static void only(String room, String... others) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lockkeeper." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(PLUGIN);
  }

  private static void never(String room, String... others) {
    noClasses()
        .that()
        .resideInAPackage("dev.lockkeeper." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(PLUGIN);
  }

  @Test
  void onlyTheGoalsSeeMaven() {
    only("mojo", "org.apache.maven..", "org.eclipse.aether..", "org.codehaus.plexus..");
  }

  @Test
  void onlyTheRunnerSeesFlyway() {
    only("runner", "org.flywaydb..");
  }

  @Test
  void scratchAndCatalogSeeOnlySchemaAndScript() {
    for (String room : new String[] {"scratch..", "catalog"}) {
      never(
          room,
          "dev.lockkeeper",
          "dev.lockkeeper.mojo",
          "dev.lockkeeper.runner",
          "dev.lockkeeper.rehearsal",
          "dev.lockkeeper.hazard",
          "dev.lockkeeper.finding",
          "dev.lockkeeper.evidence",
          "dev.lockkeeper.knowledge..",
          "dev.lockkeeper.parse",
          "dev.lockkeeper.report");
    }
  }

  @Test
  void theRunnerSeesOnlyScripts() {
    never(
        "runner",
        "dev.lockkeeper",
        "dev.lockkeeper.mojo",
        "dev.lockkeeper.scratch..",
        "dev.lockkeeper.catalog",
        "dev.lockkeeper.configuration",
        "dev.lockkeeper.rehearsal",
        "dev.lockkeeper.deploy",
        "dev.lockkeeper.hazard",
        "dev.lockkeeper.operation",
        "dev.lockkeeper.effect");
  }

  @Test
  void theRehearsalSeesNoGoal() {
    never("rehearsal", "dev.lockkeeper.mojo", "dev.lockkeeper.deploy");
  }

  @Test
  void liveDatabasesAreReadForWhoeverAsks() {
    never(
        "live",
        "dev.lockkeeper",
        "dev.lockkeeper.mojo",
        "dev.lockkeeper.scratch..",
        "dev.lockkeeper.runner",
        "dev.lockkeeper.rehearsal",
        "dev.lockkeeper.deploy",
        "dev.lockkeeper.hazard",
        "dev.lockkeeper.finding",
        "dev.lockkeeper.evidence",
        "dev.lockkeeper.knowledge..");
  }

  @Test
  void theDeploymentSeesNoGoalAndNoScratch() {
    never(
        "deploy",
        "dev.lockkeeper.mojo",
        "dev.lockkeeper.scratch..",
        "dev.lockkeeper.rehearsal",
        "dev.lockkeeper.knowledge..",
        "dev.lockkeeper.hazard");
  }

  @Test
  void configurationSeesOnlyScriptsAndTheRunnersRecord() {
    never(
        "configuration",
        "dev.lockkeeper",
        "dev.lockkeeper.mojo",
        "dev.lockkeeper.scratch..",
        "dev.lockkeeper.catalog",
        "dev.lockkeeper.rehearsal",
        "dev.lockkeeper.hazard",
        "dev.lockkeeper.operation",
        "dev.lockkeeper.schema",
        "dev.lockkeeper.effect",
        "java.sql..",
        "javax.sql..");
    only("configuration", "tools.jackson.dataformat.toml..");
  }

  @Test
  void noRoomsGoInCircles() {
    slices().matching("dev.lockkeeper.(*)..").should().beFreeOfCycles().check(PLUGIN);
  }
}
