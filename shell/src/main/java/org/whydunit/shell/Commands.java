package org.whydunit.shell;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.support.CommandFactoryBean;
import org.springframework.stereotype.Component;

/**
 * The commands that annotated methods of components declare. A process that runs one command makes that one alone:
 * making all of them, with all that they need, would take longer than running it.
 */
@Component
public final class Commands {

  private final ApplicationContext components;
  private CommandRegistry all;

  Commands(ApplicationContext components) {
    this.components = components;
  }

  /** Every command. */
  public synchronized CommandRegistry all() {
    if (all == null) {
      all = registry(command -> true);
    }
    return all;
  }

  /** Those whose name or alias begins with the word; every command when there is none. */
  CommandRegistry beginningWith(String word) {
    CommandRegistry some = registry(command -> names(command).anyMatch(n -> n.split(" ")[0].equals(word)));
    return some.getCommands().isEmpty() ? all() : some;
  }

  private static Stream<String> names(Command command) {
    return Stream.concat(Stream.of(String.join(" ", command.name())), Arrays.stream(command.alias()));
  }

  private CommandRegistry registry(Predicate<Command> wanted) {
    CommandRegistry registry = new CommandRegistry();
    for (String name : components.getBeanDefinitionNames()) {
      for (Method method : components.getType(name, false).getDeclaredMethods()) {
        Command command = method.getAnnotation(Command.class);
        if (command != null && wanted.test(command)) {
          registry.registerCommand(made(method));
        }
      }
    }
    return registry;
  }

  private org.springframework.shell.core.command.Command made(Method method) {
    CommandFactoryBean factory = new CommandFactoryBean(method);
    factory.setApplicationContext(components);
    return factory.getObject();
  }
}
