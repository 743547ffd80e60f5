package org.whydunit.rules.join;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.ingest.facts.Machine;

/** Which operating system facts speak of, in the words of patterns. */
public final class SystemOf {

  private static final Pattern LINUX =
      Pattern.compile("linux|ubuntu|debian|fedora|red hat|centos|suse|\\barch\\b|alpine|rocky|alma|dmesg|journalctl|systemd");

  private SystemOf() {}

  /** {@code windows}, {@code linux}, {@code macos} or, when nothing tells, {@code any}. */
  public static String facts(Collection<?> facts) {
    String told = facts.stream().filter(Machine.class::isInstance).map(Machine.class::cast).map(SystemOf::named)
        .filter(os -> !os.isEmpty()).findFirst().orElse("");
    if (!told.isEmpty()) {
      return told;
    }
    if (facts.stream().anyMatch(f -> f instanceof BugCheck || f instanceof LogEvent)) {
      return "windows";
    }
    boolean kernel = facts.stream().anyMatch(f -> f instanceof LogMessage message && message.signature().startsWith("linux/"));
    return kernel ? "linux" : told(facts);
  }

  /** What a person speaks of, when it is one system alone. */
  private static String told(Collection<?> facts) {
    String words = facts.stream().filter(Claim.class::isInstance).map(Claim.class::cast).map(c -> c.key() + " " + c.text())
        .collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT);
    boolean windows = words.matches("(?s).*(\\bwindows\\b|\\bwin ?(7|8|10|11)\\b|蓝屏|blue ?screen|\\bbsod\\b).*");
    boolean linux = LINUX.matcher(words).find();
    return windows == linux ? "any" : windows ? "windows" : "linux";
  }

  private static String named(Machine machine) {
    String os = machine.os().toLowerCase(Locale.ROOT);
    if (os.contains("windows")) {
      return "windows";
    }
    if (os.contains("mac")) {
      return "macos";
    }
    boolean release = machine.build().matches("\\d+\\.\\d+\\.\\d+.*") && !machine.build().matches("(6\\.[0-3]|10\\.0)\\.\\d{4,5}.*");
    return release || LINUX.matcher(os).find() ? "linux" : "";
  }
}
