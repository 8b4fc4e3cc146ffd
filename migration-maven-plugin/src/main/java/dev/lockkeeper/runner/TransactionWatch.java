package dev.lockkeeper.runner;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Sees when the connections of a data source commit and roll back, and is otherwise not there. */
final class TransactionWatch {

  private final DataSource target;
  private final StatementEvents events;

  TransactionWatch(DataSource target, StatementEvents events) {
    this.target = target;
    this.events = events;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object answer = invoke(target, method, arguments);
          return answer instanceof Connection connection ? watched(connection) : answer;
        });
  }

  private Connection watched(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (isCommit(connection, method, arguments)) {
            return committed(self, connection, method, arguments);
          }
          Object answer = invoke(connection, method, arguments);
          if (isRollback(method, arguments)) {
            events.rolledBack(self);
          }
          return answer;
        });
  }

  private Object committed(Object self, Connection connection, Method method, Object[] arguments)
      throws Throwable {
    events.committing(self);
    try {
      Object answer = invoke(connection, method, arguments);
      events.committed(self);
      return answer;
    } catch (SQLException e) {
      events.commitFailed(self, connection, e);
      throw e;
    }
  }

  /** Turning auto-commit on commits, says JDBC. */
  private static boolean isCommit(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    return method.getName().equals("commit")
        || (method.getName().equals("setAutoCommit")
            && Boolean.TRUE.equals(arguments[0])
            && !connection.getAutoCommit());
  }

  /** {@code rollback(Savepoint)} ends no transaction; closing the connection does. */
  private static boolean isRollback(Method method, Object[] arguments) {
    return (method.getName().equals("rollback") && arguments == null)
        || method.getName().equals("close")
        || method.getName().equals("abort");
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            TransactionWatch.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
