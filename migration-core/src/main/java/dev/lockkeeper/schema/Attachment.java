package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import java.util.Set;

/**
 * Something that a table or view has beside columns, constraints and indexes: a trigger, a rule, a
 * policy, statistics, or its place in a publication.
 *
 * @param on the table or view
 * @param kind what it is; {@link ObjectKind#OTHER} stands for any number of things that nobody has
 *     seen
 * @param name as it was written
 * @param definition what it reads, writes and calls, and what else holds for it
 */
public record Attachment(Table on, ObjectKind kind, String name, Definition definition) {

  /** Whatever may be there without having been seen. */
  static Attachment unseen(Table on) {
    return new Attachment(on, ObjectKind.OTHER, "", Definition.NONE);
  }

  /** Returns the names of the functions that it calls. */
  public Set<String> functions() {
    return definition.mentions().functions();
  }

  /** Returns what else holds for it. */
  public Set<Trait> traits() {
    return definition.traits();
  }

  boolean is(ObjectKind other, String called) {
    return kind == other && name.equals(called);
  }

  /** Returns the same, which is fired from now on or no more. */
  Attachment switched(boolean fires) {
    return new Attachment(on, kind, name, definition.switched(fires));
  }

  Attachment moved(Table to) {
    return new Attachment(to, kind, name, definition);
  }
}
