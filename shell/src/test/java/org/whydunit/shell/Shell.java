package org.whydunit.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.context.ApplicationContext;

/** The real application without its process: every command as {@code main} would run it. */
public final class Shell {

  private static final ApplicationContext CONTEXT = Application.start();

  private Shell() {}

  /** What a command did. */
  public record Answer(int code, String out, String err) {}

  /** Runs a command. */
  public static synchronized Answer run(String... words) {
    StringWriter out = new StringWriter();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int code =
          new OneShot(CONTEXT.getBean(Commands.class), new Messages()).run(List.of(words), new PrintWriter(out));
      return new Answer(code, out.toString(), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  /** A bean of the application. */
  public static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }
}
