/** A live database's catalog, read into the same schema that operations carry forward. */
package dev.lockkeeper.catalog;
