package org.whydunit.shell;

import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.Banner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.shell.core.autoconfigure.ApplicationRunnerAutoConfiguration;
import org.springframework.shell.core.autoconfigure.ShellRunnerAutoConfiguration;
import org.springframework.shell.core.command.CommandRegistry;

/** Entry: with arguments one command, without them the prompt. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class Whydunit {

  /** Runs; the exit code is the command's, see {@link ExitCode}. */
  public static void main(String[] args) {
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(Whydunit.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .lazyInitialization(args.length > 0)
            .logStartupInfo(false);
    if (args.length == 0) {
      application.run();
      return;
    }
    application.properties(
        "spring.autoconfigure.exclude="
            + ShellRunnerAutoConfiguration.class.getName() + ","
            + ApplicationRunnerAutoConfiguration.class.getName());
    int code;
    try (ConfigurableApplicationContext context = application.run()) {
      code = new OneShot(context.getBean(CommandRegistry.class), context.getBean(Messages.class)).run(List.of(args));
    }
    System.exit(code);
  }
}
