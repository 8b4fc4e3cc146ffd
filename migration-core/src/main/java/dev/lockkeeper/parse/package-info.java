/**
 * From a statement's tokens to the operations it asks.
 *
 * <p>PostgreSQL is read by a grammar of our own, strict in the structure of statements, so that
 * nothing has to be cross-checked: a statement is read to its last token or not understood. Where
 * JSqlParser is ever needed, this is the only package that may see it.
 */
package dev.lockkeeper.parse;
