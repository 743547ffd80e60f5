package org.whydunit.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.stereotype.Component;
import org.whydunit.shell.prompt.Prompt;

/** Runs the command of the process's arguments, or the prompt when there are none. */
@Component
class Entry implements ApplicationRunner {

  private final CommandRegistry commands;
  private final Messages messages;
  private final ObjectProvider<Prompt> prompt;

  Entry(CommandRegistry commands, Messages messages, ObjectProvider<Prompt> prompt) {
    this.commands = commands;
    this.messages = messages;
    this.prompt = prompt;
  }

  @Override
  public void run(ApplicationArguments given) {
    List<String> arguments = List.of(given.getSourceArgs());
    PrintWriter out = new PrintWriter(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8), false, StandardCharsets.UTF_8);
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    OneShot commandRunner = new OneShot(commands, messages);
    int code = Whydunit.opensPrompt(arguments)
        ? prompt.getObject().run(commandRunner::run, arguments, out)
        : commandRunner.run(arguments, out);
    // Spring's own exit codes come from closing the context, which costs a tenth of a second and has nothing to close.
    System.exit(code);
  }
}
