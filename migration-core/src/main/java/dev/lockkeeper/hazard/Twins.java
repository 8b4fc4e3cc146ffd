package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.schema.ForeignKey;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that rests on a column and moves to its second one.
 *
 * @param wider the column
 */
record Twins(WiderColumn wider) {

  /** Indexes first: foreign keys rest on them. */
  Cure beside() {
    Cure cure = Cure.NONE;
    String[] absent = referring().map(LaterTwin::absence).toArray(String[]::new);
    if (absent.length > 0) {
      // keys that an interrupted attempt has left hold its index
      cure = cure.then(absent);
    }
    for (Twin twin : Stream.of(keys(), indexes(), own(), referring()).flatMap(it -> it).toList()) {
      cure = cure.then(twin.beside());
    }
    return cure;
  }

  /** Tables that refer to this one are locked first: who writes them looks into this one next. */
  List<String> constraintsFreed() {
    return each(Stream.concat(referring(), own()), Twin::freed);
  }

  List<String> indexesFreed() {
    return each(Stream.concat(keys(), indexes()), Twin::freed);
  }

  List<String> named() {
    return each(all(), Twin::named);
  }

  Stream<Twin> all() {
    return Stream.of(keys(), indexes(), own(), referring()).flatMap(it -> it);
  }

  private static List<String> each(
      Stream<? extends Twin> twins, Function<Twin, List<String>> statements) {
    return twins.flatMap(twin -> statements.apply(twin).stream()).toList();
  }

  private Stream<Twin> keys() {
    return standing().keys().map(key -> new KeyTwin(wider, key));
  }

  private Stream<Twin> indexes() {
    return standing().indexes().map(index -> new IndexTwin(wider, index));
  }

  private Stream<Twin> own() {
    return standing().constraints().map(it -> new LaterTwin(wider, wider.table(), it, body(it)));
  }

  private String body(Constraint own) {
    return own.kind() == Kind.CHECK
        ? "CHECK (%s)%s"
            .formatted(
                wider.moved(own.expression().orElseThrow().sql()),
                own.inherited() ? "" : " NO INHERIT")
        : ForeignKeyScansTables.body(
            own.on(wider.moved(own.columns())), own.references().orElseThrow());
  }

  private Stream<LaterTwin> referring() {
    return standing().referring().stream()
        .map(key -> new LaterTwin(wider, key.table(), key.constraint(), body(key)));
  }

  private String body(ForeignKey referring) {
    Reference to = referring.constraint().references().orElseThrow();
    List<String> columns = wider.moved(standing().columnsOf(to));
    return ForeignKeyScansTables.body(
        referring.constraint(), new Reference(wider.table(), columns, to.actions()));
  }

  private StandingColumn standing() {
    return wider.standing();
  }
}
