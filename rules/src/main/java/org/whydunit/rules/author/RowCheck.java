package org.whydunit.rules.author;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.rules.Argument;
import org.whydunit.rules.compile.PackException;
import org.whydunit.rules.compile.TablePacks;

/** The faults of a table pack, row by row. */
final class RowCheck {

  /** What {@code on} looks at: the type, and its field that {@code key} is compared with; as {@code packs/tables} has it. */
  private static final Map<String, String> ON = new LinkedHashMap<>();

  static {
    for (String pair :
        ("log LogMessage.signature event LogEvent.provider bugcheck BugCheck.name phrase Phrase.topic problem Device.problem"
                + " hardware HardwareError.kind filecheck FileCheck.status setting Setting.name metric Metric.name"
                + " migration Migration.state package Package.state service Service.state backup Backup.status app AppCrash.kind"
                + " change Change.kind driver Driver.kind")
            .split(" (?=[a-z]+ [A-Z])")) {
      ON.put(pair.split(" ")[0], pair.split(" ")[1]);
    }
  }

  private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9]+)((?:\\.[A-Za-z0-9_]+)*)}");
  private static final Pattern PLACED = Pattern.compile("(?s).*?:(\\d+):(\\d+): (.*)");
  private static final int SAYS = 8;
  private static final int SOURCE = 10;
  private static final int SILENT = 12;

  private final Names names;
  private final AuthoredFile file;
  private final Consumer<Fault> faults;

  RowCheck(Names names, AuthoredFile file, Consumer<Fault> faults) {
    this.names = names;
    this.file = file;
    this.faults = faults;
  }

  /** The type that rows of this kind look at; {@code null} when there is no such kind. */
  static String typeOf(String on) {
    return ON.containsKey(on) ? ON.get(on).substring(0, ON.get(on).indexOf('.')) : null;
  }

  void run() {
    List<Argument> rows;
    try {
      rows = TablePacks.parse(file.id() + ".tsv", file.text()).arguments();
    } catch (PackException malformed) {
      malformed.faults().forEach(this::malformed);
      return;
    }
    rows.forEach(this::row);
  }

  private void malformed(String fault) {
    Matcher m = PLACED.matcher(fault);
    int at = m.matches() ? file.offset(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))) : 0;
    faults.accept(file.fault(at, "row-malformed", m.matches() ? m.group(3) : fault));
  }

  private void row(Argument row) {
    int start = file.text().indexOf("\n" + row.id() + "\t") + 1;
    int end = file.text().indexOf('\n', start) < 0 ? file.text().length() : file.text().indexOf('\n', start);
    String[] cells = file.text().substring(start, end).split("\t", -1);
    String target = ON.get(row.on());
    if (target == null) {
      faults.accept(file.near(cell(start, cells, 1), "unknown-on", Names.near(row.on(), ON.keySet()), row.on(), String.join(", ", ON.keySet())));
      return;
    }
    Class<?> type = names.types().get(typeOf(row.on()));
    key(row, target, cell(start, cells, 2));
    for (Argument.Condition condition : row.where()) {
      if (!hasField(type, condition.field())) {
        Set<String> fields = fields(type);
        faults.accept(
            file.near(file.find(condition.field(), cell(start, cells, 3), end), "unknown-field", Names.near(condition.field(), fields), condition.field(), type.getSimpleName(), String.join(", ", fields)));
      }
    }
    expressions(row, start, end);
    if (!names.causes().contains(row.cause())) {
      faults.accept(file.near(cell(start, cells, 4), "unknown-cause", Names.near(row.cause(), names.causes()), row.cause()));
    }
    words(cells, start);
  }

  private void expressions(Argument row, int start, int end) {
    for (Argument.Condition condition : row.where()) {
      regex(condition).ifPresent(fault -> faults.accept(file.fault(file.find(condition.value(), start, end), fault, condition.value())));
    }
  }

  /** What is wrong with the expression of a condition. */
  private static Optional<String> regex(Argument.Condition condition) {
    return condition.operator().equals("~") ? Allowed.fault(condition.value()) : Optional.empty();
  }

  /** True when every expression of a row can be used. */
  static boolean isSafe(Argument row) {
    return row.where().stream().allMatch(c -> regex(c).isEmpty());
  }

  private void words(String[] cells, int start) {
    for (int i = SAYS; i <= SILENT; i++) {
      if (cells[i].isBlank()) {
        faults.accept(file.fault(cell(start, cells, i), "no-words", List.of("says", "says.zh", "source", "fires", "silent").get(i - SAYS)));
      }
    }
    int end = cell(start, cells, SOURCE);
    Matcher slot = SLOT.matcher(file.text()).region(cell(start, cells, SAYS), end);
    while (slot.find()) {
      WordsCheck.slot(slot, names, file, faults);
    }
  }

  private void key(Argument row, String target, int at) {
    String type = target.substring(0, target.indexOf('.'));
    Set<String> values = names.values(type, target.substring(target.indexOf('.') + 1));
    if (row.on().equals("event")) {
      if (!row.key().matches(".+/\\d+")) {
        faults.accept(file.fault(at, "event-malformed", row.key()));
      }
    } else if (values != null && !values.contains(row.key())) {
      faults.accept(file.near(at, "unknown-value", Names.near(row.key(), values), row.key(), type, target.substring(target.indexOf('.') + 1)));
    }
  }

  private static int cell(int start, String[] cells, int index) {
    return start + Arrays.stream(cells, 0, index).mapToInt(c -> c.length() + 1).sum();
  }

  /** True when rows and slots may name the field: a component, or any name where the type has named values. */
  static boolean hasField(Class<?> type, String field) {
    Set<String> fields = fields(type);
    return fields.contains(field) || fields.contains("data") || fields.contains("fields") || fields.contains("attributes");
  }

  /** The components of a record. */
  static Set<String> fields(Class<?> type) {
    Set<String> fields = new TreeSet<>();
    if (type.isRecord()) {
      Arrays.stream(type.getRecordComponents()).forEach(c -> fields.add(c.getName()));
    }
    return fields;
  }
}
