package org.whydunit.shell;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Runs one command given as process arguments. Spring Shell's own runner joins the arguments to a line and loses both
 * their quoting and the command's exit code.
 */
final class OneShot {

  private final CommandRegistry commands;
  private final Messages messages;

  OneShot(CommandRegistry commands, Messages messages) {
    this.commands = commands;
    this.messages = messages;
  }

  int run(List<String> arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    try {
      ParsedInput input = new Arguments(commands, messages, Locale.getDefault()).parse(arguments);
      Command command = commands.getCommandByName(name(input));
      ExitStatus status = command.execute(new CommandContext(input, commands, out, null));
      return status.code() == ExitStatus.OK.code() ? ExitCode.FOUND.code() : ExitCode.USAGE.code();
    } catch (Exception e) {
      return end(e);
    } finally {
      out.flush();
    }
  }

  private static String name(ParsedInput input) {
    return input.subCommands().isEmpty()
        ? input.commandName()
        : input.commandName() + " " + String.join(" ", input.subCommands());
  }

  private int end(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Ending ending) {
        if (ending.getMessage() != null && !ending.getMessage().isEmpty()) {
          System.err.println(ending.getMessage());
        }
        return ending.code().code();
      }
    }
    System.err.println(messages.get(Messages.language(null), "failed", failure.getClass().getSimpleName(), failure.getMessage()));
    if (System.getenv("WHYDUNIT_DEBUG") != null) {
      failure.printStackTrace();
    }
    return ExitCode.FAILED.code();
  }
}
