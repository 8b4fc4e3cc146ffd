/** Scratch databases: a PostgreSQL server of our own that nothing of value lives in. */
package dev.lockkeeper.scratch;
