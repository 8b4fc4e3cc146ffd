/** What the running release sends, asked of the server while the schema changes under it. */
package dev.lockkeeper.rehearsal.release;
