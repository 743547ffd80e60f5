package org.whydunit.shell;

import java.util.Arrays;
import java.util.List;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.shell.core.autoconfigure.CommandRegistryAutoConfiguration;
import org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration;

/**
 * Entry: with a command one command, without it the prompt. Of Spring Shell it takes the registry of annotated commands;
 * its runners know no exit codes, and its JLine module wants a template engine.
 */
@SpringBootApplication(exclude = SpringShellAutoConfiguration.class)
@ImportAutoConfiguration(CommandRegistryAutoConfiguration.class)
public class Whydunit {

  /** Runs; the exit code is the command's, see {@link ExitCode}. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("diagnose") && Arrays.stream(args).noneMatch(a -> a.startsWith("--packs"))) {
      EarlyEngine.begin();
    }
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(Whydunit.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .lazyInitialization(true)
            .addCommandLineProperties(false)
            .registerShutdownHook(false)
            .logStartupInfo(false);
    System.exit(SpringApplication.exit(application.run(args)));
  }

  /** No command: nothing at all, or only the language of the prompt. */
  static boolean opensPrompt(List<String> arguments) {
    return arguments.isEmpty() || arguments.getFirst().startsWith("--lang") && arguments.size() <= 2;
  }
}
