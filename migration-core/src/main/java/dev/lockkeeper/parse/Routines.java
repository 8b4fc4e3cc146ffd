package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Signature;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Swallowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routines that statements have made so far, with what stands in them. */
final class Routines {

  /**
   * The takes tell one routine from others of its name; none where what comes out is among them.
   */
  record Body(
      Script script,
      List<Statement> statements,
      List<Swallowed> swallowed,
      Optional<List<String>> takes) {}

  private final Map<String, List<Body>> bodies = new HashMap<>();

  /** Takes note of what a statement makes, and of the body that it has. */
  void remember(List<Operation> made, Script script, Statement whole, List<Statement> body) {
    for (Operation operation : made) {
      if (operation instanceof CreateObject create && create.kind() == ObjectKind.FUNCTION) {
        List<Body> all = bodies.computeIfAbsent(create.name(), name -> new ArrayList<>());
        Optional<List<String>> takes = create.definition().signature().map(Signature::takes);
        if (create.guarded()) {
          all.removeIf(other -> other.takes().equals(takes));
        }
        all.add(new Body(script, body, Bodies.swallowed(script, whole), takes));
      }
    }
  }

  /** Returns the names of all. */
  Set<String> names() {
    return bodies.keySet();
  }

  /** Returns the bodies of all of that name, as they stand now. */
  List<Body> of(String name) {
    return List.copyOf(bodies.get(name));
  }
}
