package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.SwallowErrors;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Spot;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads statements together with the bodies that they run: those of DO blocks, and those of
 * routines that were created before and are called now.
 *
 * <p>Every branch of a body counts, whether it is taken or not; of a block those that what is known
 * of the catalog leaves open, of a trigger's function those that the event leaves open.
 */
final class BodyReader {

  private static final int DEEPEST = 20;

  private static final Map<Trait, String> EVENTS =
      Map.of(
          Trait.ON_INSERT, "INSERT",
          Trait.ON_UPDATE, "UPDATE",
          Trait.ON_DELETE, "DELETE",
          Trait.ON_TRUNCATE, "TRUNCATE");

  private final OperationReader reader;
  private final KnownCatalog known;
  private final Routines routines = new Routines();
  private final Prepared prepared;
  private final Set<String> running = new HashSet<>();
  private final Set<Table> open = new HashSet<>();

  BodyReader(OperationReader reader, KnownCatalog known) {
    this.reader = reader;
    this.known = known;
    this.prepared = new Prepared(reader);
  }

  /**
   * @param alone what the statement asks by itself
   */
  List<Operation> read(Script script, Statement statement, List<Operation> alone) {
    if (Bodies.isBlock(statement)) {
      return block(script, statement);
    }
    List<Operation> asked = prepared.run(script, statement).orElse(alone);
    List<Operation> operations = withBody(script, statement, asked);
    // what a routine does depends on what it finds, and a callback runs at another time
    boolean surely = operations.size() == asked.size() && script.kind() != ScriptKind.CALLBACK;
    operations.forEach(operation -> known.took(operation, surely));
    return operations;
  }

  private List<Operation> block(Script script, Statement block) {
    if (block.broken().isPresent()) {
      return List.of(new Query(List.of(), List.of()));
    }
    FollowedBlock followed =
        new FollowedBlock(
            reader.path(),
            known,
            script.kind() != ScriptKind.CALLBACK,
            statement -> piece(script, statement));
    Bodies.follow(script, block, followed);
    List<Operation> operations = followed.operations();
    return operations.isEmpty() ? List.of(new Query(List.of(), List.of())) : operations;
  }

  private List<Operation> withBody(Script script, Statement statement, List<Operation> alone) {
    Optional<List<Statement>> body = Bodies.in(script, statement);
    body.ifPresent(found -> routines.remember(alone, script, statement, found));
    boolean told = Bodies.isReadWhenMade(statement) || alone.stream().anyMatch(BodyReader::fires);
    if (body.isEmpty() || !told) {
      return withCalled(alone);
    }
    List<Operation> text = withText(alone, body.get());
    return withCalled(Bodies.asksForEvent(statement) ? withFired(text, script, statement) : text);
  }

  /** What a trigger's function does befalls whoever fires the trigger, who says nothing of it. */
  private static boolean fires(Operation operation) {
    return operation instanceof CreateObject create
        && create.definition().traits().contains(Trait.TRIGGERED);
  }

  /** A body that the server reads when it is made must find its tables then; a trigger's, later. */
  private List<Operation> withText(List<Operation> alone, List<Statement> body) {
    // what a trigger's function calls is done with it
    List<Operation> deeds = alone.stream().anyMatch(BodyReader::fires) ? fired(body) : deeds(body);
    return alone.stream()
        .map(operation -> operation instanceof CreateObject made ? made.withText(deeds) : operation)
        .toList();
  }

  private List<Operation> deeds(List<Statement> body) {
    return all(body).filter(BodyReader::isOnRows).toList();
  }

  /** All of it, and that nobody can read some, concerns whoever fires the trigger. */
  private List<Operation> fired(List<Statement> body) {
    return withCalled(all(body).toList());
  }

  private Stream<Operation> all(List<Statement> body) {
    return body.stream().flatMap(piece -> reader.read(piece).stream());
  }

  private List<Operation> withFired(List<Operation> told, Script script, Statement statement) {
    Map<Trait, List<Operation>> fired = new EnumMap<>(Trait.class);
    EVENTS.forEach(
        (trait, event) ->
            fired.put(trait, fired(Bodies.in(script, statement, event).orElse(List.of()))));
    return told.stream()
        .map(
            operation -> fires(operation) ? ((CreateObject) operation).withFired(fired) : operation)
        .toList();
  }

  private static boolean isOnRows(Operation operation) {
    return operation instanceof Query
        || operation instanceof Insert
        || operation instanceof Update
        || operation instanceof Delete;
  }

  private List<Operation> run(Routines.Body body) {
    List<Operation> operations = new ArrayList<>();
    GuardedDeeds deeds = new GuardedDeeds();
    for (Statement statement : body.statements()) {
      List<Operation> asked = piece(body.script(), statement);
      deeds.took(statement.place(), asked);
      operations.addAll(asked);
    }
    body.swallowed().forEach(handler -> deeds.under(handler).ifPresent(operations::add));
    return operations;
  }

  private List<Operation> piece(Script script, Statement piece) {
    List<Operation> operations = new ArrayList<>();
    for (Operation operation : withBody(script, piece, reader.read(piece))) {
      operations.add(named(placed(operation, piece.place())));
    }
    return operations;
  }

  /** Whatever is made by a name that is not known yet is another table every time. */
  private Operation named(Operation operation) {
    if (!(operation instanceof Operation.CreateTable create) || !create.table().isOpen()) {
      return operation;
    }
    Table table = create.table();
    for (int i = 2; !open.add(table); i++) {
      table = create.table().sibling(create.table().name() + i);
    }
    return create.as(table);
  }

  private static Operation placed(Operation operation, Place place) {
    return operation instanceof Unrecognized unread && unread.at().isEmpty()
        ? new Unrecognized(unread.because(), Optional.of(new Spot(place.line(), place.column())))
        : operation;
  }

  private List<Operation> withCalled(List<Operation> operations) {
    List<Operation> all = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Query query && query.functions().stream().anyMatch(this::known)) {
        List<String> others =
            query.functions().stream().filter(function -> !known(function)).toList();
        all.add(
            new Query(
                query.tables(),
                others,
                query.locked(),
                query.sequences(),
                query.picked(),
                query.stage(),
                query.targets()));
        query.functions().stream()
            .flatMap(function -> reader.path().routine(function, routines.names()).stream())
            .forEach(name -> all.addAll(called(name)));
      } else {
        all.add(operation);
      }
    }
    return all;
  }

  private boolean known(String function) {
    return reader.path().routine(function, routines.names()).isPresent();
  }

  /** What stands in a routine has no place in the statement that calls it. */
  private static Operation elsewhere(String function, Operation operation) {
    if (operation instanceof SwallowErrors swallow) {
      return new SwallowErrors(swallow.condition(), Optional.empty());
    }
    return operation instanceof Unrecognized unread
        ? new Unrecognized(function + "(): " + unread.because())
        : operation;
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
    // a copy, since a body may make its own routine again
    for (Routines.Body body : routines.of(function)) {
      for (Operation operation : run(body)) {
        operations.add(elsewhere(function, operation));
      }
    }
    running.remove(function);
    return operations;
  }
}
