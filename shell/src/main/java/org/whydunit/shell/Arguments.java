package org.whydunit.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/** Process arguments as a command, its options and its arguments, against what the command declares. */
final class Arguments {

  private final CommandRegistry commands;
  private final Messages messages;
  private final Locale language;

  Arguments(CommandRegistry commands, Messages messages, Locale language) {
    this.commands = commands;
    this.messages = messages;
    this.language = language;
  }

  /**
   * Parses.
   *
   * @throws Ending with {@link ExitCode#USAGE} for an unknown command or option, or a missing value
   */
  ParsedInput parse(List<String> arguments) {
    Command command = command(arguments);
    List<String> words = List.of(command.getName().split(" "));
    int typed = named(command, arguments);
    ParsedInput.Builder input = ParsedInput.builder().commandName(words.getFirst());
    words.subList(1, words.size()).forEach(input::addSubCommand);
    int position = 0;
    boolean onlyArguments = false;
    for (int i = typed; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("--") && !onlyArguments) {
        onlyArguments = true;
      } else if (!onlyArguments && word.startsWith("-") && word.length() > 1 && !word.matches("-\\d+")) {
        i = option(command, arguments, i, input);
      } else {
        input.addArgument(new CommandArgument(position++, word));
      }
    }
    return input.build();
  }

  private Command command(List<String> arguments) {
    return commands.getCommands().stream()
        .filter(c -> named(c, arguments) > 0)
        .max(Comparator.comparing(c -> named(c, arguments)))
        .orElseThrow(() -> unknownCommand(arguments));
  }

  /** How many words at the start name the command, by its name or an alias. */
  private static int named(Command command, List<String> arguments) {
    return Stream.concat(Stream.of(command.getName()), command.getAliases().stream())
        .map(n -> List.of(n.split(" ")))
        .filter(n -> arguments.size() >= n.size() && arguments.subList(0, n.size()).equals(n))
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  private Ending unknownCommand(List<String> arguments) {
    List<String> names = commands.getCommands().stream().map(Command::getName).toList();
    boolean group = names.stream().anyMatch(n -> n.startsWith(arguments.getFirst() + " "));
    String given = group ? String.join(" ", arguments.subList(0, Math.min(2, arguments.size()))) : arguments.getFirst();
    return new Ending(
        ExitCode.USAGE, messages.get(language, "unknown-command", given) + hint(NearName.of(given, names)));
  }

  private int option(Command command, List<String> arguments, int at, ParsedInput.Builder input) {
    String word = arguments.get(at);
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    CommandOption declared = declared(command, name);
    int last = at;
    String value;
    if (equals >= 0) {
      value = word.substring(equals + 1);
    } else if (declared.type() == Boolean.class || declared.type() == boolean.class) {
      value = "true";
    } else if (at + 1 < arguments.size()) {
      last = at + 1;
      value = arguments.get(last);
    } else {
      throw new Ending(ExitCode.USAGE, messages.get(language, "missing-value", name));
    }
    input.addOption(
        CommandOption.with().shortName(declared.shortName()).longName(declared.longName()).value(value).build());
    return last;
  }

  private CommandOption declared(Command command, String name) {
    return command.getOptions().stream()
        .filter(o -> name.equals("--" + o.longName()) || name.equals("-" + o.shortName()))
        .findFirst()
        .orElseThrow(() -> unknown(command, name));
  }

  private Ending unknown(Command command, String name) {
    List<String> known = command.getOptions().stream().map(o -> "--" + o.longName()).toList();
    return new Ending(
        ExitCode.USAGE,
        messages.get(language, "unknown-option", name, command.getName(), String.join(" ", known)) + hint(NearName.of(name, known)));
  }

  private String hint(Optional<String> near) {
    return near.map(n -> " " + messages.get(language, "did-you-mean", n)).orElse("");
  }
}
