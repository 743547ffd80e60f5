package org.whydunit.shell;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Entry: with arguments one command, without them the prompt. */
@SpringBootApplication
public class Whydunit {

  /** Runs; the exit code is the command's, see {@link ExitCode}. */
  public static void main(String[] args) {
    boolean oneShot = args.length > 0;
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(Whydunit.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .lazyInitialization(oneShot)
            .addCommandLineProperties(false)
            .registerShutdownHook(!oneShot)
            .logStartupInfo(false)
            .properties("spring.shell.interactive.enabled=" + !oneShot);
    System.exit(SpringApplication.exit(application.run(args)));
  }
}
