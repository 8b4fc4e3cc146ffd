/** What the grammars of all databases read statements with. */
package dev.lockkeeper.parse.sql;
