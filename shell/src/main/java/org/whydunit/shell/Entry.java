package org.whydunit.shell;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.shell.core.ShellRunner;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.stereotype.Component;

/** Runs the command of the process's arguments, or the prompt when there are none. */
@Component
class Entry implements ApplicationRunner {

  private final CommandRegistry commands;
  private final Messages messages;
  private final ObjectProvider<ShellRunner> prompt;

  Entry(CommandRegistry commands, Messages messages, ObjectProvider<ShellRunner> prompt) {
    this.commands = commands;
    this.messages = messages;
    this.prompt = prompt;
  }

  @Override
  public void run(ApplicationArguments given) throws Exception {
    List<String> arguments = List.of(given.getSourceArgs());
    if (arguments.isEmpty()) {
      prompt.getObject().run(given.getSourceArgs());
    } else {
      // Spring's own exit codes come from closing the context, which costs a tenth of a second and has nothing to close.
      System.exit(new OneShot(commands, messages).run(arguments));
    }
  }
}
