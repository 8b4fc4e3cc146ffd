/** From a statement's tokens to the operations it asks; the only package that sees JSqlParser. */
package dev.lockkeeper.parse;
