/** What a server does when it runs a statement: predicted or observed, the same type. */
package dev.lockkeeper.effect;
