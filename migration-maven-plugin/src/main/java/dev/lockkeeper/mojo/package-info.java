/** The goals: parameters, one call, the verdict translated. The only package that sees Maven. */
package dev.lockkeeper.mojo;
