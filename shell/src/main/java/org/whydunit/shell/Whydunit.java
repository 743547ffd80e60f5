package org.whydunit.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.logging.LogManager;

import org.springframework.context.ApplicationContext;
import org.whydunit.shell.output.Codepage;
import org.whydunit.shell.prompt.Prompt;

/** Entry: with a command one command, without it the prompt. */
public final class Whydunit {

  private Whydunit() {}

  /** Runs; the exit code is the command's, see {@link ExitCode}. */
  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    // What libraries log is for their developers; users read messages.
    LogManager.getLogManager().reset();
    if (!arguments.isEmpty() && arguments.getFirst().equals("diagnose") && arguments.stream().noneMatch(a -> a.startsWith("--packs"))) {
      EarlyEngine.begin();
    }
    Charset charset = Codepage.ofOutput();
    PrintWriter out = new PrintWriter(new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset), false, charset);
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, Codepage.ofErrors()));
    ApplicationContext components = Application.start();
    OneShot command = new OneShot(components.getBean(Commands.class), components.getBean(Messages.class));
    System.exit(
        opensPrompt(arguments)
            ? components.getBean(Prompt.class).run(command::run, arguments, out)
            : command.run(arguments, out));
  }

  /** No command: nothing at all, or only the language of the prompt. */
  private static boolean opensPrompt(List<String> arguments) {
    return arguments.isEmpty() || arguments.getFirst().startsWith("--lang") && arguments.size() <= 2;
  }
}
