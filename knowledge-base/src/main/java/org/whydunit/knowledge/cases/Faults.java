package org.whydunit.knowledge.cases;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import org.h2.api.ErrorCode;

/** What a database's error means for the user. H2's numbers are those of its {@code ErrorCode}. */
final class Faults {
  private static final Set<Integer> PASSING = Set.of(ErrorCode.CONNECTION_BROKEN_1, ErrorCode.DATABASE_ALREADY_OPEN_1,
      ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.OBJECT_CLOSED,
      ErrorCode.LOCK_TIMEOUT_1, ErrorCode.CONCURRENT_UPDATE_1, ErrorCode.DEADLOCK_1,
      // another process has just taken the same file in
      ErrorCode.DUPLICATE_KEY_1);

  private Faults() {
  }

  /** True when trying again may succeed. */
  static boolean passing(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return !full(e) && (PASSING.contains(e.getErrorCode()) || state.startsWith("08") || state.startsWith("40"));
  }

  static CaseStoreException of(IOException e, String store) {
    return new CaseStoreException(full(e) ? "full" : "folder", e, store);
  }

  static CaseStoreException of(SQLException e, String store) {
    if (full(e)) {
      return new CaseStoreException("full", e, store);
    }
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new CaseStoreException("locked", e, store);
      case ErrorCode.DATABASE_IS_READ_ONLY, ErrorCode.FILE_CREATION_FAILED_1 ->
          new CaseStoreException("folder", e, store);
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2, ErrorCode.GENERAL_ERROR_1 ->
          new CaseStoreException("damaged", e, store, firstLine(e));
      default -> new CaseStoreException("unreachable", e, store, firstLine(e));
    };
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Operating systems say so only in words. */
  private static boolean full(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String says = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (says.contains("no space left") || says.contains("not enough space") || says.contains("disk full")) {
        return true;
      }
    }
    return false;
  }
}
