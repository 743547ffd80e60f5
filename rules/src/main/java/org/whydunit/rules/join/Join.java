package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.HardwareError;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.StackFrame;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.knowledge.search.PatternIndex;

/** Turns the facts of all sources into one story. Stateless after construction; safe for several threads. */
public final class Join {

  /** Upper 34 bits of a negative 32-bit number whose two highest bits are set (MS-ERREF 2.3: severity error). */
  private static final long WIDENED_ERROR = -1;

  /** A file of code or an update, in lower case. */
  private static final Pattern EXACT = Pattern.compile("[^/\\\\]*\\.(?:sys|dll|exe|x64)|kb\\d+");

  /** Words that tell of no failure have to be this much like a known one; letters and minutes come to 0.25 at most. */
  private static final double MUCH = 0.7;

  private static final int CLAIM_CHARACTERS = 4_000;

  private final DriverKinds kinds;
  private final DriverTable drivers;
  private final BugCheckNames names;
  private final EventCrashes eventCrashes;
  private final EventAppCrashes eventAppCrashes;
  private final ClaimCrash claimCrash;
  private final ProductTable products;
  private final Components components;
  private final ClaimReader claims;
  private final Likenesses likenesses;
  private final NamedThings things;
  private final ToldLines lines;
  private final Map<String, String> aliases = new HashMap<>();
  private final List<Family> families = new ArrayList<>();
  private final Map<String, Row> processes = new HashMap<>();
  private final BitFlips flips;

  public Join(Reference reference, PatternIndex patterns) {
    this.kinds = new DriverKinds(reference);
    this.products = new ProductTable(reference, kinds);
    this.components = new Components(reference);
    this.flips = new BitFlips(reference);
    this.drivers = new DriverTable(reference, kinds, products);
    this.names = new BugCheckNames(reference);
    this.likenesses = new Likenesses(patterns, names);
    this.eventCrashes = new EventCrashes(reference);
    this.eventAppCrashes = new EventAppCrashes(reference);
    this.claimCrash = new ClaimCrash(names);
    ClaimWords words = new ClaimWords(reference);
    this.claims = new ClaimReader(reference, words, new Names(kinds, drivers, products));
    this.things = new NamedThings(reference, words);
    this.lines = new ToldLines(words);
    for (Row row : reference.table("provider-aliases").rows()) {
      aliases.put(row.get("alias").toLowerCase(Locale.ROOT), row.get("provider"));
    }
    for (Row row : reference.table("driver-families").rows()) {
      families.add(new Family(row.get("surface"), row.get("cause"), row.get("alone")));
    }
    for (Row row : reference.table("processes").rows()) {
      processes.put(row.get("process"), row);
    }
  }

  /**
   * One name for the several under which a subject is known: a driver's product where it has one; empty for a mere class
   * of part ("RAM module"), which every exactly named part belongs to.
   */
  public String identity(String subject) {
    String lower = subject.toLowerCase(Locale.ROOT);
    if (components.otherNames(lower).isPresent()) {
      return "";
    }
    String known = product(lower);
    return known.isEmpty() ? lower : known.toLowerCase(Locale.ROOT);
  }

  /**
   * The product that a driver file or a product's name in lower case belongs to, or the other names of a class of part;
   * empty when unknown.
   */
  public String product(String subject) {
    Optional<String> otherNames = components.otherNames(subject);
    if (otherNames.isPresent()) {
      return otherNames.get();
    }
    String listed =
        drivers.find(subject).map(r -> Driver.make(r.get("vendor"), r.get("product"))).orElse("");
    return products.product(subject).or(() -> products.product(listed)).map(ProductTable.Product::name).orElse(listed);
  }

  /** True for a subject that is one thing: a file, an update or a known product, no class of part and no piece of a line. */
  public boolean isExact(String subject) {
    String lower = subject.toLowerCase(Locale.ROOT);
    return EXACT.matcher(lower).matches() || !subject.isEmpty() && components.otherNames(lower).isEmpty() && product(lower).equalsIgnoreCase(subject);
  }

  /** Providers by their aliases in lower case. */
  public Map<String, String> aliases() {
    return aliases;
  }

  /** The story of facts that stand in the order of their sources; what is of two machines or times is not joined. */
  public Story join(Collection<? extends Fact> read) {
    return Story.of(Captures.apart(read).stream().map(this::joinOne).toList());
  }

  /** The story of facts of one machine at one time, that stand in the order of their sources. */
  public Story joinOne(Collection<? extends Fact> read) {
    List<Object> facts = new ArrayList<>();
    List<BugCheck> told = new ArrayList<>();
    List<Mention> mentions = new ArrayList<>();
    Map<String, Driver> byFile = new LinkedHashMap<>();
    for (Fact fact : read) {
      switch (fact) {
        case BugCheck crash -> told.add(normal(crash));
        case Driver driver -> keep(drivers.enrich(driver), byFile);
        case LogEvent event -> {
          LogEvent known = canonical(event);
          facts.add(known);
          eventCrashes.of(known).map(this::normal).ifPresent(told::add);
          eventAppCrashes.of(known).ifPresent(crash -> app(crash, facts, byFile));
        }
        case AppCrash crash -> app(crash, facts, byFile);
        case Claim claim -> claim(brief(claim), facts, mentions, told);
        case Fact other -> facts.add(other);
      }
    }
    List<CrashJoin.Group> groups = new CrashJoin().join(told);
    groups.forEach(g -> crash(g, facts, byFile));
    Registers registers = new Registers(facts, told);
    groups.forEach(g -> flips.in(g.crash(), registers.of(g.origins()), byFile.values()).ifPresent(facts::add));
    facts.addAll(new Referents(kinds, this::identity).resolve(mentions, byFile.values()));
    facts.addAll(byFile.values());
    trouble(facts);
    series(groups, facts);
    facts.addAll(kinds.all());
    facts.addAll(families);
    List<Claim> notes = facts.stream().filter(Claim.class::isInstance).map(Claim.class::cast).toList();
    return new Story(facts, new Told(things.in(notes), lines.in(facts), modules(groups)), groups.stream().map(CrashJoin.Group::crash).toList());
  }

  /** What others plug into (ndis.sys, storport.sys) is not named: it shows their damage. */
  private Map<String, List<String>> modules(List<CrashJoin.Group> groups) {
    Map<String, List<String>> modules = new TreeMap<>();
    for (CrashJoin.Group group : groups) {
      String file = group.crash().module();
      String cause = drivers.find(file).map(row -> kinds.classOf(row.get("kind"))).orElse("");
      if (!cause.isEmpty() && families.stream().noneMatch(f -> f.surface().equalsIgnoreCase(file))) {
        modules.computeIfAbsent(cause, c -> new ArrayList<>()).add(file);
      }
    }
    modules.replaceAll((cause, files) -> files.stream().distinct().toList());
    return modules;
  }

  private void trouble(List<Object> facts) {
    List<Object> failing = facts.stream().filter(this::fails).toList();
    // Logs of healthy machines have errors too, and of a bare stop code the parameters say more than what it resembles:
    // only a person's words are compared.
    boolean fails = failing.stream().anyMatch(f -> f instanceof BugCheck || f instanceof AppCrash || f instanceof Claim);
    List<Claim> told = facts.stream().filter(Claim.class::isInstance).map(Claim.class::cast).toList();
    Optional<?> witness = failing.stream().findFirst();
    if (fails && !told.isEmpty()) {
      facts.addAll(likenesses.of(facts));
    } else if (failing.isEmpty() && claims.tells(told)) {
      List<Resemblance> likest = likenesses.of(facts);
      if (likest.stream().mapToDouble(Resemblance::share).sum() >= MUCH) {
        facts.addAll(likest);
        witness = told.stream().findFirst();
      }
    }
    witness.ifPresent(f -> facts.add(new Trouble((Fact) f)));
  }

  private void app(AppCrash crash, List<Object> facts, Map<String, Driver> byFile) {
    facts.add(crash);
    if (!crash.module().toLowerCase(Locale.ROOT).endsWith(".exe")) {
      named(crash.module().toLowerCase(Locale.ROOT), crash.origin(), byFile);
    }
  }

  private boolean fails(Object fact) {
    return switch (fact) {
      case BugCheck crash -> true;
      case AppCrash crash -> true;
      case LogMessage message -> true;
      case HardwareError error -> true;
      case Device device -> device.problem() != null && device.problem() != 0;
      case Claim claim -> claims.complains(claim);
      default -> false;
    };
  }

  /** No sentence of a person is longer; the phrases are looked for at every place up to every other. */
  private static Claim brief(Claim claim) {
    return claim.text().length() <= CLAIM_CHARACTERS
        ? claim
        : new Claim(claim.key(), claim.text().substring(0, CLAIM_CHARACTERS), claim.time(), claim.origin());
  }

  private void claim(Claim claim, List<Object> facts, List<Mention> mentions, List<BugCheck> told) {
    facts.add(claim);
    mentions.addAll(claims.mentions(claim));
    facts.addAll(claims.phrases(claim));
    claimCrash.of(claim).map(this::normal).ifPresent(told::add);
  }

  private LogEvent canonical(LogEvent event) {
    String provider = aliases.get(event.provider().toLowerCase(Locale.ROOT));
    return provider == null || provider.equals(event.provider())
        ? event
        : new LogEvent(provider, event.id(), event.channel(), event.level(), event.time(), event.computer(), event.data(), event.message(), event.origin());
  }

  private BugCheck normal(BugCheck c) {
    long code = names.plain(c.code());
    BugCheck plain = with(c, code, c.name(), c.module());
    return with(plain, code, names.name(plain), c.module().isEmpty() || c.module().contains("_") && !c.module().contains(".") ? c.module() : drivers.file(c.module()));
  }

  private BugCheck with(BugCheck c, long code, String name, String module) {
    return new BugCheck(
        code, name, status(c.p1()), status(c.p2()), status(c.p3()), status(c.p4()), c.time(), c.process(), module, c.symbol(), c.bucket(), c.uptime(), c.dump(), c.live() || names.isLive(code), c.stack(), c.origin());
  }

  /** An NTSTATUS of error severity that was widened to 64 bits with its sign, as it was before. */
  private static Long status(Long parameter) {
    return parameter != null && parameter >> 30 == WIDENED_ERROR ? Long.valueOf(parameter & 0xFFFF_FFFFL) : parameter;
  }

  private void crash(CrashJoin.Group group, List<Object> facts, Map<String, Driver> byFile) {
    BugCheck crash = group.crash();
    facts.add(crash);
    Row process = processes.get(crash.process().toLowerCase(Locale.ROOT));
    if (process != null) {
      facts.add(new CrashProcess(crash.process(), process.get("product"), kinds.cause(process.get("kind")), crash));
    }
    String id = crash.origin().toString();
    for (StackFrame frame : crash.stack()) {
      String file = frame.module().isEmpty() ? "" : drivers.file(frame.module());
      facts.add(new StackFrame(id, frame.index(), file, frame.symbol(), frame.offset(), frame.exact(), frame.origin()));
      named(file, frame.origin(), byFile);
    }
    if (crash.module().contains(".")) {
      named(crash.module(), crash.origin(), byFile);
    }
  }

  private void named(String file, Origin origin, Map<String, Driver> byFile) {
    if (!file.isEmpty()) {
      keep(drivers.enrich(Driver.named(file, "named", origin)), byFile);
    }
  }

  private static void keep(Driver driver, Map<String, Driver> byFile) {
    byFile.merge(driver.file() + (driver.state().equals("unloaded") ? "|unloaded" : ""), driver, Join::richer);
  }

  private static Driver richer(Driver one, Driver other) {
    return one.state().equals("named") || one.version().isEmpty() && !other.version().isEmpty() ? other : one;
  }

  private static void series(List<CrashJoin.Group> groups, List<Object> facts) {
    List<BugCheck> stops = groups.stream().map(CrashJoin.Group::crash).filter(c -> !c.live()).toList();
    if (stops.size() > 1) {
      facts.add(
          new CrashSeries(
              stops,
              (int) stops.stream().mapToLong(BugCheck::code).distinct().count(),
              (int) stops.stream().map(BugCheck::module).filter(m -> !m.isEmpty()).distinct().count()));
    }
  }
}
