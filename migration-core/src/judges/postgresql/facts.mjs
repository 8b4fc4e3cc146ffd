// What one parse tree says, in the words of GrammarFacts.java.

const string = (node) => node?.String?.sval ?? "";
const strings = (nodes) => (nodes ?? []).map(string);
const dotted = (parts) => {
  const known = parts.slice(-2);
  return known.length === 2 && known[0] === "public" ? known[1] : known.join(".");
};
const relation = (range) => dotted([range.schemaname, range.relname].filter(Boolean));
/** ONLY beside the tables that stand without their partitions and heirs. */
const only = (...ranges) => ranges.filter((one) => one && !one.inh).map((one) => `ONLY ${relation(one)}`);
const line = (...words) => words.filter(Boolean).join(" ");
const list = (names) => `(${names.join(", ")})`;

const TYPES = {
  int2: "smallint", int4: "integer", int8: "bigint", float4: "real", float8: "double precision",
  bool: "boolean", varchar: "character varying", varbit: "bit varying",
  timestamp: "timestamp without time zone", timestamptz: "timestamp with time zone",
  time: "time without time zone", timetz: "time with time zone", decimal: "numeric",
};
const SERIALS = {
  serial: "integer", serial4: "integer", bigserial: "bigint", serial8: "bigint",
  smallserial: "smallint", serial2: "smallint",
};

function typeName(type) {
  // a partition's column has its parent's type, a typed table's that of its composite type
  if (!type) return "";
  const parts = strings(type.names);
  const last = parts.at(-1);
  if (parts.length === 1 && SERIALS[last]) {
    return SERIALS[last];
  }
  const builtIn = parts.length === 1 || parts[0] === "pg_catalog";
  // CHARACTER is bpchar of one character; bpchar that somebody wrote has no length
  if (last === "bpchar" && parts.length === 2) {
    return "character" + "[]".repeat((type.arrayBounds ?? []).length);
  }
  const name = builtIn && TYPES[last] ? TYPES[last] : parts[0] === "pg_catalog" ? last : dotted(parts);
  return name + "[]".repeat((type.arrayBounds ?? []).length);
}

/** Every node of a kind, wherever it is below. */
function* below(node, kind) {
  if (Array.isArray(node)) {
    for (const item of node) yield* below(item, kind);
  } else if (node && typeof node === "object") {
    for (const [key, value] of Object.entries(node)) {
      if (key === kind) yield value;
      yield* below(value, kind);
    }
  }
}

const KINDS = {
  CONSTR_PRIMARY: "PRIMARY_KEY", CONSTR_UNIQUE: "UNIQUE", CONSTR_FOREIGN: "FOREIGN_KEY",
  CONSTR_CHECK: "CHECK", CONSTR_EXCLUSION: "EXCLUSION", CONSTR_NOTNULL: "NOT_NULL",
};
const ACTIONS = { r: "RESTRICT", c: "CASCADE", n: "SET NULL", d: "SET DEFAULT" };

function constraint(table, node, column) {
  const kind = KINDS[node.contype];
  const columns =
    kind === "FOREIGN_KEY" ? strings(node.fk_attrs) : kind === "CHECK" || kind === "EXCLUSION" ? [] : strings(node.keys);
  if (column && columns.length === 0 && kind !== "CHECK") columns.push(column);
  const target = node.pktable
    ? line("->", relation(node.pktable), list(strings(node.pk_attrs)),
        ACTIONS[node.fk_del_action] && `ON DELETE ${ACTIONS[node.fk_del_action]}`,
        ACTIONS[node.fk_upd_action] && `ON UPDATE ${ACTIONS[node.fk_upd_action]}`)
    : "";
  return line("CONSTRAINT", table, kind, node.conname, list(columns), target,
    (node.skip_validation || (kind && node.is_enforced === undefined && node.contype === "CONSTR_FOREIGN")) && "NOT VALID",
    node.indexname && `USING INDEX ${node.indexname}`);
}

function column(table, node, keys) {
  const constraints = (node.constraints ?? []).map((one) => one.Constraint);
  const has = (type) => constraints.find((one) => one.contype === type);
  const parts = strings(node.typeName?.names);
  const serial = parts.length === 1 && SERIALS[parts[0]];
  const generated = has("CONSTR_GENERATED");
  const notNull = has("CONSTR_NOTNULL") || has("CONSTR_PRIMARY") || has("CONSTR_IDENTITY") || serial || keys.has(node.colname);
  return [
    line("COLUMN", `${table}.${node.colname}`, typeName(node.typeName),
      node.collClause && `COLLATE ${dotted(strings(node.collClause.collname))}`,
      notNull && "NOT NULL",
      (has("CONSTR_DEFAULT") || generated) && "DEFAULT",
      has("CONSTR_IDENTITY") ? "IDENTITY" : serial ? "SERIAL" : generated ? (generated.generated_kind === "v" ? "VIRTUAL" : "STORED") : ""),
    ...constraints.filter((one) => KINDS[one.contype] && one.contype !== "CONSTR_NOTNULL").map((one) => constraint(table, one, node.colname)),
  ];
}

function createTable(node) {
  const table = relation(node.relation);
  const elements = node.tableElts ?? [];
  const constraints = elements.filter((one) => one.Constraint).map((one) => one.Constraint);
  const keys = new Set(constraints.filter((one) => one.contype === "CONSTR_PRIMARY" || one.contype === "CONSTR_NOTNULL").flatMap((one) => strings(one.keys)));
  const parents = (node.inhRelations ?? []).map((one) => relation(one.RangeVar));
  return [
    line("CREATE TABLE", table, node.if_not_exists && "IF NOT EXISTS", node.relation.relpersistence === "t" && "TEMPORARY",
      node.partbound ? `PARTITION OF ${parents[0]}` : parents.length > 0 && `INHERITS ${list(parents)}`,
      node.partbound?.is_default && "DEFAULT"),
    ...elements.filter((one) => one.ColumnDef).flatMap((one) => column(table, one.ColumnDef, keys)),
    ...constraints.map((one) => constraint(table, one)),
  ];
}

const COMMANDS = {
  AT_DropNotNull: (t, c) => line("DROP NOT NULL", `${t}.${c.name}`),
  AT_SetNotNull: (t, c) => line("SET NOT NULL", `${t}.${c.name}`),
  AT_ColumnDefault: (t, c) => line(c.def && !c.def.A_Const?.isnull ? "SET DEFAULT" : "DROP DEFAULT", `${t}.${c.name}`),
  AT_AlterColumnType: (t, c) => line("TYPE", `${t}.${c.name}`, typeName(c.def.ColumnDef.typeName), c.def.ColumnDef.raw_default && "USING"),
  AT_DropColumn: (t, c) => line("DROP COLUMN", `${t}.${c.name}`, c.missing_ok && "IF EXISTS", c.behavior === "DROP_CASCADE" && "CASCADE"),
  AT_DropConstraint: (t, c) => line("DROP CONSTRAINT", t, c.name, c.missing_ok && "IF EXISTS", c.behavior === "DROP_CASCADE" && "CASCADE"),
  AT_ValidateConstraint: (t, c) => line("VALIDATE CONSTRAINT", t, c.name),
  AT_AddConstraint: (t, c) => constraint(t, c.def.Constraint),
  AT_AttachPartition: (t, c) => line("ATTACH PARTITION", t, relation(c.def.PartitionCmd.name), c.def.PartitionCmd.bound?.is_default && "DEFAULT"),
  AT_DetachPartition: (t, c) => line("DETACH PARTITION", t, relation(c.def.PartitionCmd.name), c.def.PartitionCmd.concurrent && "CONCURRENTLY"),
  AT_DetachPartitionFinalize: (t, c) => line("DETACH PARTITION", t, relation(c.def.PartitionCmd.name), "CONCURRENTLY"),
};

function alterTable(node) {
  if (node.objtype !== "OBJECT_TABLE") {
    return [line("ALTER", object(node.objtype), relation(node.relation))];
  }
  const table = relation(node.relation);
  return only(node.relation).concat(node.cmds.flatMap(({ AlterTableCmd: command }) => {
    if (command.subtype === "AT_AddColumn") {
      return [line("ADD COLUMN", table, command.missing_ok && "IF NOT EXISTS"), ...column(table, command.def.ColumnDef, new Set())];
    }
    return [COMMANDS[command.subtype]?.(table, command) ?? line("OPTION", table)];
  }));
}

const OBJECTS = {
  OBJECT_VIEW: "VIEW", OBJECT_MATVIEW: "MATERIALIZED_VIEW", OBJECT_SEQUENCE: "SEQUENCE", OBJECT_TYPE: "TYPE",
  OBJECT_DOMAIN: "DOMAIN", OBJECT_FUNCTION: "FUNCTION", OBJECT_PROCEDURE: "FUNCTION", OBJECT_ROUTINE: "FUNCTION",
  OBJECT_AGGREGATE: "FUNCTION", OBJECT_TRIGGER: "TRIGGER", OBJECT_RULE: "RULE", OBJECT_POLICY: "POLICY",
  OBJECT_SCHEMA: "SCHEMA", OBJECT_EXTENSION: "EXTENSION", OBJECT_INDEX: "INDEX", OBJECT_TABLE: "TABLE",
};
const object = (type) => OBJECTS[type] ?? "OTHER";

function index(node) {
  const keys = (node.indexParams ?? []).map(({ IndexElem: one }) => one.name ?? "?");
  return line("CREATE INDEX", node.idxname, "ON", relation(node.relation), list(keys),
    node.indexIncludingParams && `INCLUDE ${list(node.indexIncludingParams.map((one) => one.IndexElem.name))}`,
    node.accessMethod !== "btree" && `USING ${node.accessMethod}`,
    node.unique && "UNIQUE", node.concurrent && "CONCURRENTLY", node.if_not_exists && "IF NOT EXISTS",
    node.relation.inh ? "" : "ONLY", node.whereClause && "WHERE");
}

// Whether a condition leaves rows out: WHERE true and WHERE 1 = 1 do not.
function picks(where) {
  const same = where?.A_Expr?.name?.[0].String.sval === "="
    && JSON.stringify({ ...where.A_Expr.lexpr.A_Const, location: 0 }) === JSON.stringify({ ...where.A_Expr.rexpr.A_Const, location: 0 })
    && where.A_Expr.lexpr.A_Const;
  return where && !where.A_Const?.boolval?.boolval && !same;
}

function dropped(node) {
  const kind = object(node.removeType);
  const flags = [node.concurrent && "CONCURRENTLY", node.missing_ok && "IF EXISTS", node.behavior === "DROP_CASCADE" && "CASCADE"];
  if (kind === "OTHER") return [line("DROP", kind)];
  return node.objects.map((one) => {
    if (["TRIGGER", "RULE", "POLICY"].includes(kind)) {
      const parts = strings(one.List.items);
      return line("DROP", kind, parts.at(-1), "ON", dotted(parts.slice(0, -1)), ...flags);
    }
    const name = one.List ? dotted(strings(one.List.items))
      : one.ObjectWithArgs ? dotted(strings(one.ObjectWithArgs.objname))
      : one.TypeName ? dotted(strings(one.TypeName.names)) : string(one);
    return line("DROP", kind, name, ...flags);
  });
}

function renamed(node) {
  return [...renaming(node), ...(node.renameType === "OBJECT_TABLE" || node.relationType === "OBJECT_TABLE" || node.renameType === "OBJECT_TABCONSTRAINT" ? only(node.relation) : [])];
}

function renaming(node) {
  const table = node.relation ? relation(node.relation) : "";
  switch (node.renameType) {
    case "OBJECT_TABLE": return [line("RENAME TABLE", table, node.newname)];
    case "OBJECT_INDEX": return [line("RENAME INDEX", table, node.newname, node.missing_ok && "IF EXISTS")];
    case "OBJECT_COLUMN":
      return [node.relationType === "OBJECT_TABLE" ? line("RENAME COLUMN", `${table}.${node.subname}`, node.newname) : line("ALTER", object(node.relationType), table)];
    case "OBJECT_TABCONSTRAINT": return [line("RENAME CONSTRAINT", table, node.subname, node.newname)];
    default: return [line("ALTER", object(node.renameType))];
  }
}

/** The tables that are read; a WITH query hides a table of its name from where it is known on. */
function reads(node, hidden, read) {
  if (Array.isArray(node)) {
    node.forEach((item) => reads(item, hidden, read));
  } else if (node && typeof node === "object") {
    let known = hidden;
    if (node.withClause) {
      known = new Set(hidden);
      const queries = node.withClause.ctes.map((one) => one.CommonTableExpr);
      if (node.withClause.recursive) queries.forEach((one) => known.add(one.ctename));
      for (const one of queries) {
        reads(one.ctequery, new Set(known), read);
        known.add(one.ctename);
      }
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === "RangeVar" && (value.schemaname || !known.has(value.relname))) read.add(relation(value));
      if (key !== "withClause") reads(value, known, read);
    }
  }
}

/** SELECT set_config('name', 'value', local), which sets as SET does. */
function settings(node) {
  const targets = node.fromClause ? [] : (node.targetList ?? []).map((one) => one.ResTarget.val?.FuncCall);
  const sets = targets.length > 0 && targets.every((call) => call && strings(call.funcname).at(-1) === "set_config");
  return sets
    ? targets.map(({ args: [name, , local] }) =>
        line("SET", (local.A_Const?.boolval?.boolval || /^t/i.test(local.A_Const?.sval?.sval ?? "")) && "LOCAL", name.A_Const.sval.sval.toLowerCase()))
    : [];
}

const createdFrom = (into, ifNotExists) =>
  line("CREATE TABLE", relation(into.rel), ifNotExists && "IF NOT EXISTS", into.rel.relpersistence === "t" && "TEMPORARY", "AS");

/** What rows are read and written, wherever in the statement. */
function rows(node) {
  const facts = [];
  const written = new Set();
  for (const one of below(node, "InsertStmt")) {
    written.add(one.relation);
    facts.push(line("INSERT", relation(one.relation), list((one.cols ?? []).map((c) => c.ResTarget.name)), one.onConflictClause && "ON CONFLICT"));
  }
  for (const one of below(node, "UpdateStmt")) {
    written.add(one.relation);
    facts.push(line("UPDATE", relation(one.relation), list([...new Set((one.targetList ?? []).map((c) => c.ResTarget.name))]), picks(one.whereClause) && "WHERE"), ...only(one.relation));
  }
  for (const one of below(node, "DeleteStmt")) {
    written.add(one.relation);
    facts.push(...only(one.relation), line("DELETE", relation(one.relation), picks(one.whereClause) && "WHERE"));
  }
  for (const one of below(node, "MergeStmt")) {
    facts.push(line("MERGE", relation(one.relation)));
  }
  const read = new Set();
  reads(node, new Set(), read);
  if (![...below(node, "MergeStmt")].length) {
    facts.push(...[...read].sort().map((table) => line("READ", table)));
  }
  return facts;
}

const STATEMENTS = {
  CreateStmt: createTable,
  CreateForeignTableStmt: (n) => [line("CREATE", "OTHER", relation(n.base.relation))],
  CreateTableAsStmt: (n) => n.objtype === "OBJECT_MATVIEW"
    ? [line("CREATE", "MATERIALIZED_VIEW", relation(n.into.rel))]
    : [createdFrom(n.into, n.if_not_exists)],
  AlterTableStmt: alterTable,
  IndexStmt: (n) => [index(n)],
  DropStmt: dropped,
  DropOwnedStmt: (n) => n.roles.map(({ RoleSpec: one }) => line("DROP OWNED",
    one.rolename ?? one.roletype.replace("ROLESPEC_", "").toLowerCase(), n.behavior === "DROP_CASCADE" && "CASCADE")),
  RenameStmt: renamed,
  AlterObjectSchemaStmt: (n) => [n.objectType === "OBJECT_TABLE" ? line("MOVE TABLE", relation(n.relation), n.newschema) : line("ALTER", object(n.objectType))],
  InsertStmt: (n) => rows({ InsertStmt: n }),
  UpdateStmt: (n) => rows({ UpdateStmt: n }),
  DeleteStmt: (n) => rows({ DeleteStmt: n }),
  MergeStmt: (n) => rows({ MergeStmt: n }),
  SelectStmt: (n) => [...settings(n), ...(n.intoClause ? [createdFrom(n.intoClause)] : []), ...rows({ SelectStmt: n })],
  DeclareCursorStmt: (n) => rows(n.query),
  DiscardStmt: (n) => (n.target === "DISCARD_ALL" ? ["RESET all"] : []),
  DefineStmt: (n) => [n.kind === "OBJECT_AGGREGATE" ? line("CREATE FUNCTION", dotted(strings(n.defnames)))
    : n.kind === "OBJECT_TYPE" ? line("CREATE TYPE", dotted(strings(n.defnames))) : line("OTHER", n.kind)],
  TruncateStmt: (n) => [line("TRUNCATE", list(n.relations.map((one) => relation(one.RangeVar))), n.behavior === "DROP_CASCADE" && "CASCADE"), ...only(...n.relations.map((one) => one.RangeVar))],
  LockStmt: (n) => [...only(...n.relations.map((one) => one.RangeVar)), line("LOCK", list(n.relations.map((one) => relation(one.RangeVar))), String(n.mode))],
  VariableSetStmt: (n) => n.name?.startsWith("TRANSACTION") || n.name === "SESSION CHARACTERISTICS" ? ["TRANSACTION SET"]
    : [line(n.kind === "VAR_SET_VALUE" || n.kind === "VAR_SET_CURRENT" ? "SET" : "RESET", n.is_local && "LOCAL", (n.name ?? "all").toLowerCase())],
  ConstraintsSetStmt: () => ["TRANSACTION SET"],
  TransactionStmt: (n) => [line("TRANSACTION", n.kind.replace("TRANS_STMT_", ""))],
  VacuumStmt: (n) => [...only(...(n.rels ?? []).map((one) => one.VacuumRelation.relation)), line("MAINTAIN", n.is_vacuumcmd ? "VACUUM" : "ANALYZE", list((n.rels ?? []).map((one) => relation(one.VacuumRelation.relation))))],
  ClusterStmt: (n) => [line("MAINTAIN CLUSTER", list(n.relation ? [relation(n.relation)] : []))],
  ReindexStmt: (n) => [line("MAINTAIN REINDEX", list(n.relation ? [relation(n.relation)] : n.name && n.kind === "REINDEX_OBJECT_SCHEMA" ? [n.name] : []))],
  RefreshMatViewStmt: (n) => [line(n.skipData ? "MAINTAIN EMPTY_MATERIALIZED_VIEW" : "MAINTAIN REFRESH", list([relation(n.relation)]), n.concurrent && "CONCURRENTLY")],
  CopyStmt: (n) => n.relation ? [n.is_from ? line("INSERT", relation(n.relation), list(strings(n.attlist))) : line("READ", relation(n.relation))] : rows(n.query),
  ViewStmt: (n) => [line("CREATE VIEW", relation(n.view))],
  CreateSeqStmt: (n) => [line("CREATE SEQUENCE", relation(n.sequence))],
  CreateEnumStmt: (n) => [line("CREATE TYPE", dotted(strings(n.typeName)))],
  CompositeTypeStmt: (n) => [line("CREATE TYPE", relation(n.typevar))],
  CreateRangeStmt: (n) => [line("CREATE TYPE", dotted(strings(n.typeName)))],
  CreateDomainStmt: (n) => [line("CREATE DOMAIN", dotted(strings(n.domainname)))],
  CreateFunctionStmt: (n) => [line("CREATE FUNCTION", dotted(strings(n.funcname)))],
  CreateTrigStmt: (n) => [line("CREATE TRIGGER", n.trigname, "ON", relation(n.relation))],
  RuleStmt: (n) => [line("CREATE RULE", n.rulename, "ON", relation(n.relation))],
  CreatePolicyStmt: (n) => [line("CREATE POLICY", n.policy_name, "ON", relation(n.table))],
  CreateSchemaStmt: schema,
  CreateExtensionStmt: (n) => [line("CREATE EXTENSION", n.extname)],
  DoStmt: () => ["BODY"],
  CallStmt: () => ["BODY"],
};

/** What a schema is to hold stands in it, unless it names another one. */
function schema(n) {
  const name = n.schemaname ?? n.authrole?.rolename;
  const held = (n.schemaElts ?? []).filter((element) => Object.keys(element)[0] in STATEMENTS);
  for (const element of held) {
    const [node] = Object.values(element);
    const made = node.relation ?? node.view ?? node.sequence;
    made.schemaname ??= name;
  }
  return [line("CREATE SCHEMA", name), ...held.flatMap(facts)];
}

export function facts(statement) {
  const [[kind, node]] = Object.entries(statement);
  const known = STATEMENTS[kind];
  return known ? known(node) : [line("OTHER", kind)];
}
