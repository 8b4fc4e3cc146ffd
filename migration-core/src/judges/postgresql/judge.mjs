// Reads a JSON array of SQL texts from standard input and writes, as one JSON array, what PostgreSQL's
// grammar says of each: {"facts": […]} in the words of GrammarFacts.java, or {"error": "…"}.
import { readFileSync } from "node:fs";
import pg from "libpg-query";
import { facts } from "./facts.mjs";

await pg.loadModule();
const answers = JSON.parse(readFileSync(0, "utf8")).map((sql) => {
  try {
    const { stmts = [] } = pg.parseSync(sql);
    return { facts: stmts.flatMap(({ stmt }) => facts(stmt)) };
  } catch (error) {
    return { error: String(error.message) };
  }
});
process.stdout.write(JSON.stringify(answers));
