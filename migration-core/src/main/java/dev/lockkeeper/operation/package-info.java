/** What a statement asks of a database, in a closed model that is neutral between databases. */
package dev.lockkeeper.operation;
