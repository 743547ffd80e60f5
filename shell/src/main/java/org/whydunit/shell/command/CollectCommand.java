package org.whydunit.shell.command;

import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;

/** {@code collect-script}: a readable script that only reads, and gathers what the readers want. */
@Component
class CollectCommand {

  private final Messages messages;
  private final Output output;

  CollectCommand(Messages messages, Output output) {
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "collect-script", alias = "收集脚本", group = "evidence", description = "collect-script")
  void collectScript(
      @Arguments String[] systems,
      @Option(longName = "out") String out,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    String system = systems == null || systems.length != 1 ? "" : systems[0].toLowerCase(Locale.ROOT);
    if (!CollectScript.systems().contains(system)) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "collect-what"));
    }
    output.to(out, CollectScript.of(system).text(), language, context);
  }
}
