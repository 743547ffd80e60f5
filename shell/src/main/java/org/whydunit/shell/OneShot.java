package org.whydunit.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.ParsedInput;
import org.whydunit.knowledge.cases.CaseStoreException;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.output.Printable;
import org.whydunit.shell.output.Sheet;

/**
 * Runs one command given as words. Spring Shell's own runner joins the words to a line and loses both their quoting and
 * the command's exit code.
 */
final class OneShot {

  private final Commands commands;
  private final Messages messages;

  OneShot(Commands commands, Messages messages) {
    this.commands = commands;
    this.messages = messages;
  }

  /** The command's exit code. */
  int run(List<String> given, PrintWriter out) {
    List<String> words = helpful(given);
    Locale language = Messages.language(option(words, "--lang"));
    try {
      CommandRegistry near = commands.beginningWith(words.getFirst());
      ParsedInput input = new Arguments(near, messages, language).parse(words);
      Command command = near.getCommandByName(name(input));
      ExitStatus status = command.execute(new CommandContext(input, near, out, null));
      return status.code() == ExitStatus.OK.code() ? ExitCode.FOUND.code() : ExitCode.USAGE.code();
    } catch (Exception | StackOverflowError e) {
      return end(e, language);
    } finally {
      out.flush();
    }
  }

  /** {@code --help} anywhere asks for help on what stands before it; {@code --version} is {@code version}. */
  private static List<String> helpful(List<String> words) {
    if (words.getFirst().equals("--version")) {
      return List.of("version");
    }
    int at = Math.max(words.indexOf("--help"), words.indexOf("-h"));
    if (at < 0) {
      return words;
    }
    List<String> help = new ArrayList<>(List.of("help"));
    words.subList(0, at).stream().takeWhile(w -> !w.startsWith("-")).limit(words.getFirst().equals("case") ? 2 : 1).forEach(help::add);
    String lang = option(words, "--lang");
    if (lang != null) {
      help.addAll(List.of("--lang", lang));
    }
    return help;
  }

  private static String option(List<String> words, String name) {
    int at = words.indexOf(name);
    return at >= 0 && at + 1 < words.size()
        ? words.get(at + 1)
        : words.stream().filter(w -> w.startsWith(name + "=")).map(w -> w.substring(name.length() + 1)).findFirst().orElse(null);
  }

  private static String name(ParsedInput input) {
    return input.subCommands().isEmpty()
        ? input.commandName()
        : input.commandName() + " " + String.join(" ", input.subCommands());
  }

  private int end(Throwable failure, Locale language) {
    if (Thread.currentThread().isInterrupted()) {
      return ExitCode.FAILED.code();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Ending ending) {
        if (ending.getMessage() != null && !ending.getMessage().isEmpty()) {
          tell(ending.getMessage());
        }
        return ending.code().code();
      }
      if (cause instanceof CaseStoreException store) {
        tell(store.what(language) + messages.get(language, "colon") + store.hint(language));
        return store.id().equals("unknown-case") ? ExitCode.USAGE.code() : ExitCode.UNREADABLE.code();
      }
    }
    tell(messages.get(language, "failed", failure.getClass().getSimpleName(), String.valueOf(failure.getMessage())));
    if (System.getenv("WHYDUNIT_DEBUG") != null) {
      failure.printStackTrace();
    }
    return ExitCode.FAILED.code();
  }

  /** Wrapped for a person; one line for a program. */
  private static void tell(String line) {
    if (Look.terminal()) {
      Sheet sheet = new Sheet(Look.ofOutput());
      line.lines().forEach(sheet::line);
      System.err.print(sheet.text());
    } else {
      System.err.println(Printable.of(line));
    }
  }
}
