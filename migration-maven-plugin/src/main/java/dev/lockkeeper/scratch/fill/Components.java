package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Columns grouped by the conditions that tie them together. */
final class Components {

  /**
   * One group.
   *
   * @param columns ascending
   * @param conditions all that concern any of them
   */
  record Component(Set<Integer> columns, List<Condition> conditions) {}

  private Components() {}

  static List<Component> of(Collection<Integer> columns, List<Condition> conditions) {
    List<Component> components = new ArrayList<>();
    for (int column : columns) {
      Set<Integer> own = new TreeSet<>();
      own.add(column);
      components.add(new Component(own, new ArrayList<>()));
    }
    conditions.stream()
        .filter(condition -> !condition.columns().isEmpty())
        .forEach(condition -> join(components, condition));
    return components;
  }

  private static void join(List<Component> components, Condition condition) {
    List<Integer> numbers = condition.columns().stream().map(ColumnFacts::number).toList();
    Component joined = new Component(new TreeSet<>(), new ArrayList<>());
    for (Component component : List.copyOf(components)) {
      if (numbers.stream().anyMatch(component.columns()::contains)) {
        joined.columns().addAll(component.columns());
        joined.conditions().addAll(component.conditions());
        components.remove(component);
      }
    }
    joined.conditions().add(condition);
    components.add(joined);
  }
}
