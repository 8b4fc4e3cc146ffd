package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.SwallowErrors;
import dev.lockkeeper.operation.Spot;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Swallowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a body changes anything, so that its handlers can be judged. */
final class GuardedDeeds {

  /** What nobody misses where it was not done. */
  private static final Set<Class<?>> CHANGES_NOTHING =
      Set.of(
          Operation.Query.class,
          Operation.SetSetting.class,
          Operation.ControlTransaction.class,
          Operation.LockTables.class,
          Operation.Maintain.class,
          SwallowErrors.class);

  private final List<Place> changes = new ArrayList<>();

  /** Takes note of what a statement at that place asks. */
  void took(Place place, List<Operation> operations) {
    if (operations.stream().anyMatch(one -> !CHANGES_NOTHING.contains(one.getClass()))) {
      changes.add(place);
    }
  }

  /** Returns what the handler amounts to; nothing where it guards nothing that anybody misses. */
  Optional<Operation> under(Swallowed handler) {
    return changes.stream().anyMatch(handler::guards)
        ? Optional.of(
            new SwallowErrors(
                handler.condition(),
                Optional.of(new Spot(handler.at().line(), handler.at().column()))))
        : Optional.empty();
  }
}
