package org.whydunit.shell.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.shell.Commands;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.NearName;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.output.Width;

/** {@code help} and {@code version}. A command's words are under {@code help-<name>} and {@code example-<name>}. */
@Component
class HelpCommand {

  private static final List<String> GROUPS = List.of("diagnosis", "evidence", "knowledge", "cases", "authors", "shell");

  /** Of the longest name, {@code author import-sigma}. */
  private static final int NAME_WIDTH = 20;

  private final Commands commands;
  private final Messages messages;
  private final Output output;

  HelpCommand(Commands commands, Messages messages, Output output) {
    this.commands = commands;
    this.messages = messages;
    this.output = output;
  }

  @org.springframework.shell.core.command.annotation.Command(
      name = "help", alias = "帮助", group = "shell", description = "help")
  void help(@Arguments String[] names, @Option(longName = "lang") String lang, CommandContext context) {
    Locale language = Messages.language(lang);
    String name = names == null ? "" : String.join(" ", names);
    output.print(name.isEmpty() ? all(language) : one(name, language), context);
  }

  private Sheet all(Locale language) {
    Map<String, List<Command>> groups =
        commands.all().getCommands().stream()
            .sorted(Comparator.comparing(Command::getName))
            .collect(Collectors.groupingBy(Command::getGroup, TreeMap::new, Collectors.toList()));
    Sheet sheet = output.sheet().line(messages.get(language, "help-intro"));
    for (String group : GROUPS) {
      sheet.heading(messages.get(language, "group-" + group));
      for (Command command : groups.getOrDefault(group, List.of())) {
        sheet.item("  " + Ink.COMMAND.of(Width.padded(command.getName(), NAME_WIDTH)), words(language, "help-", command));
      }
    }
    return sheet.gap().line(messages.get(language, "help-more"));
  }

  private Sheet one(String name, Locale language) {
    List<Command> matching =
        commands.all().getCommands().stream()
            .filter(c -> c.getName().equals(name) || c.getAliases().contains(name) || c.getName().startsWith(name + " "))
            .sorted(Comparator.comparing(Command::getName))
            .toList();
    if (matching.isEmpty()) {
      List<String> names = commands.all().getCommands().stream().map(Command::getName).toList();
      throw new Ending(
          ExitCode.USAGE,
          messages.get(language, "unknown-command", name) + NearName.of(name, names).map(n -> " " + messages.get(language, "did-you-mean", n)).orElse(""));
    }
    Sheet sheet = output.sheet();
    matching.forEach(c -> page(sheet.gap(), c, language));
    return sheet;
  }

  private void page(Sheet sheet, Command command, Locale language) {
    sheet.line(Ink.STRONG.of(command.getName()) + messages.get(language, "colon") + words(language, "help-", command));
    for (CommandOption option : command.getOptions()) {
      boolean flag = option.type() == boolean.class || option.type() == Boolean.class;
      sheet.item(
          "  " + Width.padded("--" + option.longName() + (flag ? "" : " …"), 16),
          messages.find(language, "option-" + command.getName() + "-" + option.longName())
              .or(() -> messages.find(language, "option-" + option.longName()))
              .orElse(option.description()));
    }
    messages.find(language, "example-" + command.getName().replace(' ', '-')).orElse(command.getName()).lines().forEach(l -> sheet.asIs("    " + Ink.COMMAND.of("whydunit " + l)));
  }

  private String words(Locale language, String prefix, Command command) {
    return messages.find(language, prefix + command.getName().replace(' ', '-')).orElse(command.getDescription());
  }

  @org.springframework.shell.core.command.annotation.Command(
      name = "version", alias = "版本", group = "shell", description = "version")
  void version(CommandContext context) {
    output.print("whydunit " + Cases.version() + ", Java " + Runtime.version() + "\n", context);
  }
}
