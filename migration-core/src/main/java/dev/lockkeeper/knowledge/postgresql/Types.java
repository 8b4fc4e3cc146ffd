package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of a type by its name. */
final class Types {

  /** datatype: the server's own, as format_type spells them. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "aclitem",
          "bigint",
          "bit",
          "bit varying",
          "boolean",
          "box",
          "bpchar",
          "bytea",
          "\"char\"",
          "character",
          "character varying",
          "cid",
          "cidr",
          "circle",
          "date",
          "datemultirange",
          "daterange",
          "double precision",
          "inet",
          "int4multirange",
          "int4range",
          "int8multirange",
          "int8range",
          "integer",
          "interval",
          "json",
          "jsonb",
          "jsonpath",
          "line",
          "lseg",
          "macaddr",
          "macaddr8",
          "money",
          "name",
          "numeric",
          "nummultirange",
          "numrange",
          "oid",
          "oidvector",
          "path",
          "pg_lsn",
          "pg_snapshot",
          "point",
          "polygon",
          "real",
          "refcursor",
          "regclass",
          "regcollation",
          "regconfig",
          "regdictionary",
          "regnamespace",
          "regoper",
          "regoperator",
          "regproc",
          "regprocedure",
          "regrole",
          "regtype",
          "smallint",
          "text",
          "tid",
          "time with time zone",
          "time without time zone",
          "timestamp with time zone",
          "timestamp without time zone",
          "tsmultirange",
          "tsquery",
          "tsrange",
          "tstzmultirange",
          "tstzrange",
          "tsvector",
          "txid_snapshot",
          "uuid",
          "xid",
          "xid8",
          "xml");

  /** Base types of the extensions that ship with the server or are found beside most of them. */
  private static final Set<String> OF_EXTENSIONS =
      Set.of(
          "citext",
          "cube",
          "ean13",
          "geography",
          "geometry",
          "halfvec",
          "hstore",
          "isbn",
          "isbn13",
          "issn",
          "lo",
          "lquery",
          "ltree",
          "ltxtquery",
          "raster",
          "seg",
          "sparsevec",
          "vector");

  private Types() {}

  /**
   * Returns whether the type may be a domain with a constraint, for which every row of a new column
   * has to be written and checked. What nobody has heard of may be one.
   */
  static boolean mayCheckValues(ColumnType type, Schema schema) {
    // sql-createdomain: an array of a domain is no domain
    if (isBuiltIn(type) || type.dimensions() > 0) {
      return false;
    }
    Table name = ObjectFacts.named(type.name());
    if (OF_EXTENSIONS.contains(name.name()) || schema.table(name).isPresent()) {
      return false;
    }
    Optional<SchemaObject> object = schema.object(name);
    Optional<ColumnType> base = object.flatMap(known -> known.definition().base());
    if (base.isPresent()) {
      return object.get().definition().traits().contains(Trait.RESTRICTING)
          || mayCheckValues(base.get(), schema);
    }
    return object.map(SchemaObject::kind).filter(kind -> kind != ObjectKind.DOMAIN).isEmpty();
  }

  /** Returns the type that a domain restricts in the end; any other type as it is. */
  static ColumnType resolved(ColumnType type, Schema schema) {
    return base(type, schema).map(base -> resolved(base, schema)).orElse(type);
  }

  /** Returns the type right below a domain. */
  static Optional<ColumnType> base(ColumnType type, Schema schema) {
    return type.dimensions() > 0
        ? Optional.empty()
        : schema.object(ObjectFacts.named(type.name())).flatMap(known -> known.definition().base());
  }

  static boolean isBuiltIn(ColumnType type) {
    // with fields, as in: interval day to second
    return BUILT_IN.contains(type.name()) || type.name().startsWith("interval ");
  }

  /** Returns whether the table was made OF that type, and changes with it. */
  static boolean isTyped(TableShape shape, Table type) {
    String of = shape.options().getOrDefault(TableOption.TYPE, "");
    return ObjectFacts.named(of).equals(type);
  }

  /** Returns the tables that have a column of the type. */
  static List<TableShape> users(String type, Schema schema) {
    Table name = ObjectFacts.named(type);
    return schema.tables().stream()
        .filter(
            shape ->
                isTyped(shape, name)
                    || shape.columns().stream().anyMatch(column -> is(column, type, schema)))
        .toList();
  }

  /** Returns whether the column is of the type of that name, or of a domain over it. */
  static boolean is(Column column, String type, Schema schema) {
    return isOver(column.type(), ObjectFacts.named(type), schema);
  }

  private static boolean isOver(ColumnType type, Table name, Schema schema) {
    return ObjectFacts.named(type.name()).equals(name)
        || base(type, schema).filter(base -> isOver(base, name, schema)).isPresent();
  }
}
