/** Rules for the Maven Enforcer, one thin class each. */
package dev.lockkeeper.enforcer;
