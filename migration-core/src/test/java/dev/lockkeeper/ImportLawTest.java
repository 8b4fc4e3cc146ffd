package dev.lockkeeper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The import law of the core: which package may see which, in words that read like a table. */
class ImportLawTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.lockkeeper");

  private record Law(String room, List<String> maySee) {}

  private static Law room(String room, String... maySee) {
    return new Law(room, List.of(maySee));
  }

  private static final List<Law> LAWS =
      List.of(
          room("script"),
          room("layout", "script"),
          room("operation"),
          room("dump", "script"),
          room("base", "script", "dump", "org.eclipse.jgit.."),
          room("parse", "parse.sql", "parse.mysql", "script", "operation"),
          room("parse.sql", "script", "operation"),
          room("parse.mysql", "parse.sql", "script", "operation"),
          room("schema", "operation"),
          room("effect", "operation"),
          room("knowledge", "operation", "schema", "effect"),
          room("knowledge.postgresql", "knowledge", "operation", "schema", "effect"),
          room("knowledge.mysql", "knowledge", "operation", "schema", "effect"),
          room("evidence", "script", "operation", "schema", "effect"),
          room("finding", "script"),
          room("hazard", "evidence", "script", "operation", "schema", "effect", "finding"),
          room("example", "hazard", "script"),
          room("page", "example", "finding", "script"),
          room("down", "script", "operation", "parse", "schema", "knowledge.postgresql"),
          room(
              "report",
              "report.parts",
              "base",
              "finding",
              "evidence",
              "script",
              "operation",
              "schema",
              "effect",
              "tools.jackson.."),
          room("report.parts", "tools.jackson.."),
          room("report.html", "report.parts", "tools.jackson..", "javax.xml.stream.."));

  @TestFactory
  Stream<DynamicTest> everyRoomSeesOnlyWhatItMay() {
    return LAWS.stream().map(law -> DynamicTest.dynamicTest(law.room(), () -> check(law)));
  }

  private static void check(Law law) {
    List<String> allowed = new ArrayList<>(List.of("java..", "dev.lockkeeper." + law.room()));
    for (String seen : law.maySee()) {
      allowed.add(seen.contains("..") ? seen : "dev.lockkeeper." + seen);
    }
    classes()
        .that()
        .resideInAPackage("dev.lockkeeper." + law.room())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .check(CORE);
  }

  @Test
  void onlyTheBaseSeesJGit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lockkeeper.base")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jgit..")
        .check(CORE);
  }

  @Test
  void everyRoomHasALaw() {
    List<String> rooms =
        new ArrayList<>(LAWS.stream().map(law -> "dev.lockkeeper." + law.room()).toList());
    rooms.add("dev.lockkeeper");
    classes().should().resideInAnyPackage(rooms.toArray(String[]::new)).check(CORE);
  }

  @Test
  void noRoomsGoInCircles() {
    slices().matching("dev.lockkeeper.(*)..").should().beFreeOfCycles().check(CORE);
  }
}
