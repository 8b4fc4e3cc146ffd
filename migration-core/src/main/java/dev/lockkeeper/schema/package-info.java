/** A database's schema as it stands: carried forward by operations, or read from a catalog. */
package dev.lockkeeper.schema;
