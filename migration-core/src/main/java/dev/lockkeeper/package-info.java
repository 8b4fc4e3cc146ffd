/** The facade of the core: everything a goal or an enforcer rule needs to judge migrations. */
package dev.lockkeeper;
