package dev.lockkeeper.down;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.OperationVisitor;
import java.util.Optional;

/**
 * Answers for the operations that take nothing from anybody: they add, or change what can be made
 * again from the scripts.
 */
abstract class Harmless implements OperationVisitor<Optional<Loss>> {

  static Optional<Loss> nothing() {
    return Optional.empty();
  }

  @Override
  public Optional<Loss> visit(Operation.CreateTable operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.AddColumn operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.SetNotNull operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.DropNotNull operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.SetDefault operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.DropDefault operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.AddConstraint operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.ValidateConstraint operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.RenameConstraint operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.AttachPartition operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.CreateIndex operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.RenameIndex operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.LockTables operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.SetSetting operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.ControlTransaction operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.SwallowErrors operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.CreateObject operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.EnforceConstraint operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.Only operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.RequireAlgorithm operation) {
    return nothing();
  }

  @Override
  public Optional<Loss> visit(Operation.UnlockTables operation) {
    return nothing();
  }
}
