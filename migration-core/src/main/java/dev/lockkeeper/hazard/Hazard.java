package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.script.Dialect;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A named danger that reads evidence.
 *
 * <p>A class that is not in this list does not compile; nothing else has to be registered.
 */
public abstract sealed class Hazard
    permits AddedColumnChecksEveryRow,
        AddedColumnRewritesTable,
        AdvisoryLockKept,
        AlgorithmNotDemanded,
        BackfillInOneTransaction,
        BackfillUnderLock,
        CascadeDropsDependents,
        CharPadsBlanks,
        CharsetConversionCopiesTable,
        CheckConstraintScansTable,
        ColumnDropLosesData,
        ConcurrentBuildUnderTimeout,
        ConstraintValidatedInSameTransaction,
        DefinerAccountMissing,
        DomainConstraintScansTables,
        EnumValueRemovedBreaksRelease,
        EnumValueUsedBeforeCommit,
        ErrorsSwallowed,
        ExpressionDropLeavesStaleValues,
        ExtensionCreationFails,
        ForeignKeyIgnored,
        ForeignKeyNotValidated,
        ForeignKeyScansTables,
        FunctionChangeLeavesStaleValues,
        FunctionDropBreaksRelease,
        GivenKeysOutrunSequence,
        IgnoredErrorsLoseRows,
        ImplicitDefaultFillsRows,
        IndexBuildBlocksWrites,
        IndexDropLocksTable,
        IndexDropNotTried,
        InheritanceChangeHidesRows,
        InsertRepeatsRows,
        IntegerKeyRunsOut,
        InvalidIndexKept,
        JsonColumnBreaksDistinct,
        LockHeldOverBudget,
        LockHeldThroughLaterStatements,
        LockTableBlocksTraffic,
        LockQueueOverBudget,
        LockTimeoutDisabled,
        LockTimeoutMissing,
        LockTimeoutTooLong,
        MaintenanceRewritesTable,
        NameNeedsQuotes,
        NewPartitionScansDefault,
        NewRequiredColumnBreaksWriters,
        NewRestrictionBreaksWriters,
        NewSequenceRepeatsKeys,
        ObjectDropLosesData,
        OpenEndedWrite,
        OtherShapeKept,
        PartitionAttachScansTable,
        PartitionChangeMovesRows,
        PartitionDetachLocksTable,
        PartitionDropLosesData,
        PrivilegeLossBreaksRelease,
        QueryLocksRows,
        RebuildDelaysReplicas,
        RefreshBlocksReaders,
        ReindexBlocksTable,
        ReleaseStatementBreaks,
        RemovalBreaksRelease,
        RenameBreaksRelease,
        RenameInDisguise,
        ReplaceDeletesRows,
        ReplicaLagOverBudget,
        ReplicationInterrupted,
        RowLockTimeoutTooLong,
        RowSecurityHidesRows,
        RowVersionsRunOut,
        RuleReplacesWrites,
        RunsOnceOutsideTransaction,
        SafetySwitchedOff,
        ScriptEndsTransaction,
        ScriptHalfApplied,
        SecondRunChangesData,
        SequenceRestartRepeatsKeys,
        ServerSettingChanged,
        SetNotNullScansTable,
        SeveralTablesLocked,
        StallOverBudget,
        StatementFails,
        StatementNotUnderstood,
        StoppedBuildLeavesInvalidIndex,
        StoppedScriptCannotRunAgain,
        StorageChangeRewritesTable,
        TableDropLosesData,
        TimeoutLeaksIntoLaterScripts,
        TimestampWithoutTimeZone,
        TransactionForbidden,
        TransactionMixed,
        TriggerRefusesWrites,
        TruncateLosesData,
        TypeChangeBreaksRelease,
        TypeChangeLosesValues,
        TypeChangeRewritesTable,
        UniqueConstraintBuildsIndex,
        UniqueDropBreaksUpserts,
        UnloggedTableLosesRows,
        UpdateRepeatsChange,
        ViewChangeBreaksReaders,
        WalOverBudget,
        WriteWithoutWhere {

  private final HazardInfo info = getClass().getAnnotation(HazardInfo.class);
  private final List<Class<?>> asksFor = List.of(info.asksFor());

  /** Made when first asked for: they are not there yet while their own class is loaded. */
  private static final class All {
    static final List<Hazard> HAZARDS =
        Arrays.stream(Hazard.class.getPermittedSubclasses()).map(Hazard::create).toList();
  }

  /** Returns one of each, by class name. */
  public static List<Hazard> all() {
    return All.HAZARDS;
  }

  private static Hazard create(Class<?> hazard) {
    try {
      Constructor<?> constructor = hazard.getDeclaredConstructor();
      return (Hazard) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(hazard + " needs a constructor without parameters", e);
    }
  }

  /** Returns whether a statement of which those are all the kinds may hold such a danger. */
  public final boolean concerns(Set<Class<?>> kinds) {
    if (asksFor.isEmpty()) {
      return true;
    }
    for (Class<?> kind : asksFor) {
      if (kinds.contains(kind)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the dangers of this kind in the statement. */
  public abstract Stream<Danger> in(Evidence evidence);

  /** Returns the name that reports and allowances use. */
  public final String id() {
    return info.id();
  }

  /** Returns how grave it is by default. */
  public final Severity severity() {
    return info.severity();
  }

  /** Returns the condition, in a few words. */
  public final String summary() {
    return info.summary();
  }

  /** Returns what happens to a production that is up. */
  public final String danger() {
    return info.danger();
  }

  /** Returns what to do instead, in words. */
  public final String remedy() {
    return info.remedy();
  }

  /** Returns what to do instead on the database of that dialect, in words. */
  public final String remedy(Dialect dialect) {
    return dialect == Dialect.MYSQL && !info.mysqlRemedy().isEmpty()
        ? info.mysqlRemedy()
        : info.remedy();
  }

  /** Returns whether it steps back where another hazard already speaks of the same table. */
  public final boolean fallback() {
    return info.fallback();
  }

  /** Returns whether it can be found by comparing the schemas before and after. */
  public final boolean comparison() {
    return info.comparison();
  }

  /** Returns whether only a server can show it. */
  public final boolean observedOnly() {
    return info.observedOnly();
  }

  /** Returns what of it is foreseen without a server; empty where all or nothing is. */
  public final String foreseen() {
    return info.foreseen();
  }

  /** Returns whether it is a matter of style, and off until a policy gives it a severity. */
  public final boolean style() {
    return info.style();
  }
}
