package dev.lockkeeper.down;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Version;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is surely known of the schema after each version: what a statement that nobody can read may
 * have changed is forgotten, and where two scripts have one version nothing is known.
 */
final class ForwardSchemas {

  private final NavigableMap<Version, Schema> after;

  private ForwardSchemas(NavigableMap<Version, Schema> after) {
    this.after = after;
  }

  static ForwardSchemas of(List<Script> forward, OperationReader reader) {
    NavigableMap<Version, Script> ordered = new TreeMap<>();
    for (Script script : forward) {
      Optional<Version> version = script.version();
      if (version.isPresent() && ordered.put(version.get(), script) != null) {
        // two histories in one folder, perhaps: a table of one may bear a name of the other's
        return new ForwardSchemas(new TreeMap<>());
      }
    }
    NavigableMap<Version, Schema> after = new TreeMap<>();
    Schema schema = Schema.empty();
    for (Map.Entry<Version, Script> entry : ordered.entrySet()) {
      for (Statement statement : StatementSplitter.split(entry.getValue())) {
        for (Operation operation : reader.read(statement)) {
          schema = after(operation, schema);
        }
      }
      after.put(entry.getKey(), schema);
    }
    return new ForwardSchemas(after);
  }

  static Schema after(Operation operation, Schema before) {
    return operation instanceof Operation.Unrecognized ? Schema.empty() : before.after(operation);
  }

  /** Returns the schema that a script which takes its own version back finds. */
  Schema at(Script down) {
    return down.version()
        .flatMap(version -> Optional.ofNullable(after.floorEntry(version)))
        .map(Map.Entry::getValue)
        .orElse(Schema.empty());
  }
}
