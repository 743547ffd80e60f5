package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;

/** Finds the updates, driver files and products that a text names. */
final class Names {

  private static final Pattern DRIVER_FILE =
      Pattern.compile("(?<![\\w.-])([A-Za-z0-9_][A-Za-z0-9_-]*\\.(?:sys|dll|x64))\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern UPDATE = Pattern.compile("\\bKB\\s?(\\d{6,7})\\b", Pattern.CASE_INSENSITIVE);

  /** A line of a kernel stack, with its addresses, as a debugger prints it. */
  private static final Pattern FRAME =
      Pattern.compile("^[\\da-f]{0,3} ?(?:[\\da-f]{8}`?[\\da-f]{8}[ :]+)+(?<module>[A-Za-z_]\\w{2,40})!\\w+", Pattern.CASE_INSENSITIVE);

  private final DriverKinds kinds;
  private final DriverTable drivers;
  private final ProductTable products;

  Names(DriverKinds kinds, DriverTable drivers, ProductTable products) {
    this.kinds = kinds;
    this.drivers = drivers;
    this.products = products;
  }

  /** Everything named, updates and files before products; a product's word in a file's name counts as the file. */
  List<Named> in(String text) {
    List<Named> found = new ArrayList<>();
    Matcher update = UPDATE.matcher(text);
    while (update.find()) {
      found.add(new Named("KB" + update.group(1), "", "update", "os-update", false));
    }
    Matcher file = DRIVER_FILE.matcher(text);
    while (file.find()) {
      // "setup.x64" is no driver; "kerneld.x64" is
      if (!file.group(1).toLowerCase(Locale.ROOT).endsWith(".x64") || drivers.find(file.group(1)).isPresent()) {
        found.add(driver(file.group(1)));
      }
    }
    frame(text).ifPresent(found::add);
    for (ProductTable.Product product : products.named(file.replaceAll(" "))) {
      if (!product.cause().isEmpty() || product.generic()) {
        found.add(new Named(product.name(), product.vendor(), product.kind(), product.cause(), product.generic()));
      }
    }
    return found;
  }

  /** The driver of a frame that somebody pasted; empty for a module of Windows. */
  Optional<Named> frame(String text) {
    Matcher frame = FRAME.matcher(text.strip());
    return frame.find()
        ? Optional.of(driver(drivers.file(frame.group("module")))).filter(named -> !kinds.isInbox(named.kind()))
        : Optional.empty();
  }

  private Named driver(String file) {
    Driver driver = drivers.enrich(Driver.named(file, "named", Origin.whole("")));
    return new Named(
        driver.file(), Driver.make(driver.vendor(), driver.product()), driver.kind(), kinds.cause(driver.kind()), false);
  }
}
