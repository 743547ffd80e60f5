package org.whydunit.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

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

  private static final Map<String, String> SCRIPTS = Map.of("windows", "windows.ps1", "linux", "linux.sh");

  private final Messages messages;
  private final Output output;

  CollectCommand(Messages messages, Output output) {
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "collect-script", alias = "收集脚本", group = "evidence", description = "collect-script")
  void collectScript(@Arguments String[] systems, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    String system = systems == null || systems.length != 1 ? "" : systems[0].toLowerCase(Locale.ROOT);
    if (!SCRIPTS.containsKey(system)) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "collect-what"));
    }
    output.print(text("/org/whydunit/shell/collect/" + SCRIPTS.get(system)), context);
  }

  private static String text(String resource) {
    try (InputStream in = CollectCommand.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
