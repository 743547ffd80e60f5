package org.whydunit.ingest.windbg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.StackFrame;

/** What the debugger said of one stop, or of one exception of a program; filled line by line. */
final class Analysis {

  /** Keys of {@code !analyze} are some eighty; more are not kept. */
  private static final int KEYS = 400;

  private static final Pattern SUBTYPED = Pattern.compile("^(?:LKD_)?0x([0-9A-Fa-f]{1,8})(?:_([0-9A-Fa-f]{1,16}))?(?:_.*)?$");
  private static final Pattern MODULE_OF_SYMBOL = Pattern.compile("^([\\w.-]+)[!+]");
  private static final Pattern NTSTATUS = Pattern.compile("(?:0x)?([0-9A-Fa-f]{8})\\b");

  final Origin origin;
  final List<StackFrame> stack = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Long[] parameters = new Long[4];
  private Long code;
  private String name = "";
  private boolean header;
  private boolean program;

  Analysis(Origin origin) {
    this.origin = origin;
  }

  void state(Stop stop) {
    code = stop.code();
    name = stop.name();
    header = stop.header();
    for (int i = 0; i < stop.parameters().size(); i++) {
      parameters[i] = stop.parameters().get(i);
    }
  }

  void code(Long printed) {
    if (code == null && printed != null && printed != 0) {
      code = Stop.code(printed);
    }
  }

  void parameter(int number, Long value) {
    if (parameters[number - 1] == null) {
      parameters[number - 1] = value;
    }
  }

  void parameters(List<Long> listed) {
    for (int i = 0; i < listed.size(); i++) {
      parameter(i + 1, listed.get(i));
    }
  }

  /** Marks the analysis of a user-mode program. */
  void program() {
    program = true;
  }

  void put(String key, String value) {
    if (!value.isEmpty() && values.size() < KEYS) {
      values.putIfAbsent(key, value);
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The first of these keys that has a value, or an empty text. */
  String first(String... keys) {
    for (String key : keys) {
      String value = values.get(key);
      if (value != null && !value.startsWith("Unknown_")) {
        return value;
      }
    }
    return "";
  }

  /** The keys that start so, with their values. */
  Map<String, String> withPrefix(String... prefixes) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (Arrays.stream(prefixes).anyMatch(key::startsWith)) {
            found.put(key, value);
          }
        });
    return found;
  }

  /** The stated code, else the one that the bucket begins with; {@code null} when the text has neither. */
  Long code() {
    if (code != null) {
      return code;
    }
    for (String key : List.of("BUGCHECK_STR", "FAILURE_BUCKET_ID", "Failure.Bucket", "BUCKET_ID")) {
      Matcher m = SUBTYPED.matcher(first(key));
      if (m.matches()) {
        return Stop.code(Long.parseLong(m.group(1), 16));
      }
    }
    return null;
  }

  /** The module that is blamed, by the surest line that names one. */
  String module() {
    String named = first("IMAGE_NAME", "MODULE_NAME", "causedBy");
    Matcher m = MODULE_OF_SYMBOL.matcher(first("SYMBOL_NAME", "FAULTING_IP"));
    return named.isEmpty() && m.find() ? m.group(1) : named;
  }

  String name() {
    return name;
  }

  /**
   * Parameter 1 to 4; the first also from {@code BUGCHECK_STR: 0x1a_41790} where nothing else gives it. Buckets write
   * some of these in decimal, so that two decimal digits there tell nothing.
   */
  Long parameter(int number) {
    if (number != 1 || parameters[0] != null) {
      return parameters[number - 1];
    }
    String text = first("BUGCHECK_STR", "FAILURE_BUCKET_ID", "BUCKET_ID");
    Matcher m = SUBTYPED.matcher(text);
    boolean ambiguous = !has("BUGCHECK_STR") && text.matches("^0x[^_]+_[0-9]{2}(?:_.*)?");
    return m.matches() && m.group(2) != null && !ambiguous ? Hex.value(m.group(2)) : null;
  }

  boolean hasParameters() {
    return parameters[0] != null;
  }

  /** The exception of a program as an unsigned NTSTATUS, or {@code null}. */
  Long exception() {
    Matcher m = NTSTATUS.matcher(first("ExceptionCode", "EXCEPTION_CODE", "EXCEPTION_CODE_STR"));
    return m.find() ? Hex.value(m.group(1)) : null;
  }

  /** True for a program's exception; false for a stop of the system. */
  boolean isProgram() {
    boolean kernel = stack.stream().anyMatch(frame -> frame.module().equals("nt"));
    return code() == null && !kernel
        && (program || first("BUGCHECK_STR").startsWith("APPLICATION_") || exception() != null);
  }

  /** True when nothing was said that makes it a stop or a program's crash; frames of a {@code k} alone do not. */
  boolean isEmpty() {
    String subject = program ? first("PROCESS_NAME", "IMAGE_NAME") : first("STACK_TEXT");
    return code() == null && subject.isEmpty() && module().isEmpty();
  }

  /**
   * True when the other, later in the same session, states this stop again: a summary before the full analysis, or the
   * analysis run twice.
   */
  boolean sameStop(Analysis later) {
    if (code() == null || !code().equals(later.code())) {
      return false;
    }
    int equal = 0;
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] != null && later.parameters[i] != null) {
        if (!parameters[i].equals(later.parameters[i])) {
          return false;
        }
        equal++;
      }
    }
    return equal == parameters.length || header != later.header;
  }

  /** Takes from a later statement of the same stop what is missing here. */
  void absorb(Analysis later) {
    later.values.forEach(values::putIfAbsent);
    for (int i = 0; i < parameters.length; i++) {
      parameter(i + 1, later.parameters[i]);
    }
    if (name.isEmpty()) {
      name = later.name;
    }
    header |= later.header;
    if (stack.isEmpty()) {
      stack.addAll(later.stack);
    }
  }
}
