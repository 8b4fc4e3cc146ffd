package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.evidence.Before;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Course;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.evidence.RunnerModel;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.example.Database;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Puts every statement of all examples before the hazards that say they have no use for it. */
class ConcernedHazardsTest {

  private static final Setting SETTING = new Setting(Budgets.DEFAULT, Map.of());

  @TestFactory
  Stream<DynamicTest> whoIsNotConcernedFindsNothing() {
    List<Hazard> hazards = Hazard.all();
    return hazards.stream()
        .flatMap(hazard -> Example.all(hazard).stream())
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () ->
                        assertThat(evidence(example))
                            .isNotEmpty()
                            .allSatisfy(
                                evidence ->
                                    assertThat(hazards)
                                        .filteredOn(hazard -> !hazard.concerns(evidence.kinds()))
                                        .allSatisfy(
                                            hazard ->
                                                assertThat(hazard.in(evidence))
                                                    .as(hazard.id())
                                                    .isEmpty()))));
  }

  /** What observation would change is left out: here every statement is a pending one. */
  private static List<Evidence> evidence(Example example) {
    Knowledge knowledge =
        example.database() == Database.MYSQL
            ? new MysqlKnowledge("8.0.31")
            : new PostgresqlKnowledge(17);
    List<ReadStatement> statements =
        Reading.of(new History("default", example.scripts(), Base.NONE)).statements();
    ServerState state = ServerState.FRESH;
    Before before = Before.of(knowledge.nothing());
    List<Step> steps = new ArrayList<>();
    for (ReadStatement read : statements) {
      List<Effect> effects = knowledge.effectsOf(read.operations(), before.schema(), state);
      steps.add(new Step(read, effects, before));
      state = knowledge.after(read.operations(), before.schema(), state);
      for (Operation operation : read.operations()) {
        before = before.afterReleased(operation);
      }
    }
    Course course = Course.of(RunnerModel.DEFAULT, List.of(), List.of(), steps);
    ForeseenDifferences differences = ForeseenDifferences.of(steps, before.schema());
    return steps.stream()
        .map(
            step ->
                new Evidence(
                    step.read(),
                    step.effects(),
                    differences.differencesOf(step),
                    Map.of(),
                    step.before(),
                    course.of(step),
                    course.earlierThan(step),
                    false,
                    SETTING))
        .toList();
  }
}
