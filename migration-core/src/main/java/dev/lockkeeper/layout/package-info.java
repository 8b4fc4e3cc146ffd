/**
 * Layouts of migrations beside Flyway's: what runs forward, in which order, in a transaction or
 * not.
 */
package dev.lockkeeper.layout;
