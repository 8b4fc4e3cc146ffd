package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Spot;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads statements together with the bodies that they run: those of DO blocks, and those of
 * routines that were created before and are called now.
 *
 * <p>Every branch of a body counts, whether it is taken or not.
 */
final class BodyReader {

  private static final int DEEPEST = 20;

  private record Body(Script script, List<Statement> statements) {}

  private final OperationReader reader;
  private final Map<String, List<Body>> routines = new HashMap<>();
  private final Set<String> running = new HashSet<>();

  BodyReader(OperationReader reader) {
    this.reader = reader;
  }

  /**
   * @param alone what the statement asks by itself
   */
  List<Operation> read(Script script, Statement statement, List<Operation> alone) {
    Optional<List<Statement>> body = Bodies.in(script, statement);
    if (Bodies.isBlock(statement)) {
      List<Operation> operations = block(script, body.orElse(List.of()));
      return operations.isEmpty() ? List.of(new Query(List.of(), List.of())) : operations;
    }
    body.ifPresent(found -> remember(alone, new Body(script, found)));
    return withCalled(
        body.isPresent() && Bodies.isReadWhenMade(statement) ? withText(alone, body.get()) : alone);
  }

  /** A body that the server reads when it is made must find its tables then. */
  private List<Operation> withText(List<Operation> alone, List<Statement> body) {
    List<Table> reads = new ArrayList<>();
    List<Table> writes = new ArrayList<>();
    for (Statement piece : body) {
      for (Operation operation : reader.read(piece)) {
        if (operation instanceof Query query) {
          reads.addAll(query.tables());
        } else if (operation instanceof Insert
            || operation instanceof Update
            || operation instanceof Delete) {
          writes.add(((OnTable) operation).table());
        }
      }
    }
    return alone.stream()
        .map(
            operation ->
                operation instanceof CreateObject create
                    ? create.withText(reads, writes)
                    : operation)
        .toList();
  }

  private List<Operation> block(Script script, List<Statement> body) {
    List<Operation> operations = new ArrayList<>();
    for (Statement piece : body) {
      for (Operation operation : read(script, piece, reader.read(piece))) {
        operations.add(placed(operation, piece.place()));
      }
    }
    return operations;
  }

  private static Operation placed(Operation operation, Place place) {
    return operation instanceof Unrecognized unread && unread.at().isEmpty()
        ? new Unrecognized(unread.because(), Optional.of(new Spot(place.line(), place.column())))
        : operation;
  }

  private void remember(List<Operation> operations, Body body) {
    for (Operation operation : operations) {
      if (operation instanceof CreateObject create && create.kind() == ObjectKind.FUNCTION) {
        List<Body> all = routines.computeIfAbsent(create.name(), name -> new ArrayList<>());
        if (create.guarded()) {
          all.clear();
        }
        all.add(body);
      }
    }
  }

  private List<Operation> withCalled(List<Operation> operations) {
    List<Operation> all = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Query query && query.functions().stream().anyMatch(this::known)) {
        List<String> others =
            query.functions().stream().filter(function -> !known(function)).toList();
        all.add(new Query(query.tables(), others, query.locked(), query.sequences()));
        query.functions().stream().filter(this::known).forEach(name -> all.addAll(called(name)));
      } else {
        all.add(operation);
      }
    }
    return all;
  }

  private boolean known(String function) {
    return routines.containsKey(function);
  }

  private List<Operation> called(String function) {
    if (running.size() > DEEPEST) {
      return List.of(new Unrecognized("routines that call each other too deeply"));
    }
    // one that calls itself adds nothing
    if (!running.add(function)) {
      return List.of();
    }
    List<Operation> operations = new ArrayList<>();
    for (Body body : routines.get(function)) {
      for (Operation operation : block(body.script(), body.statements())) {
        operations.add(
            operation instanceof Unrecognized unread
                ? new Unrecognized(function + "(): " + unread.because())
                : operation);
      }
    }
    running.remove(function);
    return operations;
  }
}
