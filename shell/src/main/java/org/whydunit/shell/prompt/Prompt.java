package org.whydunit.shell.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.DataFolder;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.output.Width;

/** Reads lines and runs them until the end of input or {@code exit}. */
@Component
public class Prompt {

  private static final Set<String> LEAVE = Set.of("exit", "quit", "退出");
  private static final Set<String> CLEAR = Set.of("clear", "cls", "清屏");

  /** Over a line of progress, and over the terminal's own {@code ^C}. */
  private static final String ERASE_LINE = "\r\u001b[K";

  private static final int LONGEST_NAME = 30;

  private final Session session;
  private final Completions completions;
  private final Messages messages;

  Prompt(Session session, Completions completions, Messages messages) {
    this.session = session;
    this.completions = completions;
    this.messages = messages;
  }

  /** Runs a command's words and says its exit code. */
  public interface Runner {
    int run(List<String> words, PrintWriter out);
  }

  /**
   * Runs the conversation.
   *
   * @param arguments of the process: empty, or the language
   * @return the exit code of the last command
   */
  public int run(Runner runner, List<String> arguments, PrintWriter out) {
    if (!arguments.isEmpty()) {
      Locale.setDefault(Messages.language(arguments.getLast().replace("--lang=", "")));
    }
    try {
      return Look.terminal() ? atTerminal(runner) : fromPipe(runner, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int fromPipe(Runner runner, PrintWriter out) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int code = ExitCode.FOUND.code();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> words = words(line);
      if (!words.isEmpty() && LEAVE.contains(words.getFirst())) {
        break;
      }
      code = words.isEmpty() ? code : runner.run(words, out);
    }
    return code;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>(Line.words(line));
    if (!words.isEmpty() && words.getFirst().equals("?")) {
      words.set(0, "help");
    }
    if (!words.isEmpty() && words.getFirst().equals("whydunit")) {
      words.removeFirst();
    }
    return words;
  }

  private int atTerminal(Runner runner) throws IOException {
    Path history = DataFolder.ofUser().resolve("history");
    Files.createDirectories(history.getParent());
    try (Terminal terminal = TerminalBuilder.builder().system(true).encoding(StandardCharsets.UTF_8).build()) {
      Look.follow(terminal::getWidth);
      DefaultParser parser = new DefaultParser();
      parser.setEscapeChars(null);
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(parser)
              .completer(completions)
              .variable(LineReader.HISTORY_FILE, history)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      terminal.writer().print(new Sheet(Look.ofOutput()).line(messages.get(Messages.language(null), "welcome")).text());
      int code = ExitCode.FOUND.code();
      while (true) {
        try {
          List<String> words = words(reader.readLine(name() + "> "));
          if (!words.isEmpty() && LEAVE.contains(words.getFirst())) {
            return code;
          }
          if (!words.isEmpty() && CLEAR.contains(words.getFirst())) {
            terminal.puts(InfoCmp.Capability.clear_screen);
          } else {
            code = words.isEmpty() ? code : stoppable(runner, words, terminal);
          }
        } catch (UserInterruptException dropped) {
          // Ctrl-C at the prompt drops the line, as shells do.
        } catch (EndOfFileException end) {
          return code;
        }
      }
    }
  }

  private String name() {
    return session.name().map(n -> "whydunit [" + Width.cut(n, LONGEST_NAME) + "]").orElse("whydunit");
  }

  /** Ctrl-C ends the command, not the conversation: what it would still print goes nowhere. */
  private int stoppable(Runner runner, List<String> words, Terminal terminal) {
    Gate gate = new Gate(terminal.writer());
    PrintWriter out = new PrintWriter(gate);
    CountDownLatch done = new CountDownLatch(1);
    int[] code = {ExitCode.FAILED.code()};
    Thread command =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  code[0] = runner.run(words, out);
                  done.countDown();
                });
    Terminal.SignalHandler before =
        terminal.handle(
            Terminal.Signal.INT,
            signal -> {
              gate.shut();
              command.interrupt();
              done.countDown();
            });
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
    }
    if (gate.isShut()) {
      terminal.writer().println(ERASE_LINE + messages.get(Messages.language(null), "stopped"));
    }
    terminal.writer().flush();
    return code[0];
  }
}
