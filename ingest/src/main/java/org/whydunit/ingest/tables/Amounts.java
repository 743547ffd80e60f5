package org.whydunit.ingest.tables;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and sizes as Windows and Linux tools print them in any culture: {@code 16,384 MB}, {@code 16.384 MB}, {@code
 * 16 384 Mo}, {@code 15.0 GB}, {@code 29.66 GB (31,843,151,872 bytes)}, {@code 32GB}, {@code 8589934592}. A no-break space of an OEM code page (0xFF) arrives as {@code ÿ}.
 */
public final class Amounts {

  private static final String NUMBER = "(\\d{1,3}(?:[.,'\\u00A0\\u202F\\u2019\\u00FF ]\\d{3}){1,6}(?:[.,]\\d{1,2})?|\\d{1,20}(?:[.,]\\d{1,20})?)";
  private static final Pattern SIZE =
      Pattern.compile(NUMBER + "[\\s\\u00A0\\u202F]{0,8}([KMGTPКМГТкмгт]?)(?:i?[BbOo](?:ytes?|ctets?)?\\b|[Бб](?:айт)?|字节|バイト)");
  private static final Pattern BARE = Pattern.compile("\\d+");
  private static final Pattern MULTIPLE = Pattern.compile("(\\d{1,2})\\s?[xX×]\\s?" + NUMBER + "\\s?([MG])B.*");

  private Amounts() {}

  /** Bytes; {@code null} when the text is no size. An exact number of bytes in brackets wins over a rounded one. */
  public static Long bytes(String text) {
    if (BARE.matcher(text.strip()).matches() && text.strip().length() < 19) {
      return Long.valueOf(text.strip());
    }
    Matcher times = MULTIPLE.matcher(text.strip());
    if (times.matches()) {
      return Long.parseLong(times.group(1)) * scaled(times.group(2), times.group(3));
    }
    Matcher m = SIZE.matcher(text);
    Long best = null;
    while (m.find()) {
      if (best == null || m.group(2).isEmpty()) {
        best = scaled(m.group(1), m.group(2));
      }
    }
    return best;
  }

  /** The first number as a decimal, group separators left out; {@code null} when there is none. */
  public static Double number(String text) {
    Matcher m = Pattern.compile("-?" + NUMBER).matcher(text);
    return m.find() ? Double.valueOf((m.group().startsWith("-") ? "-" : "") + plain(m.group(1), false)) : null;
  }

  private static long scaled(String digits, String prefix) {
    int power = prefix.isEmpty() ? 0 : "KMGTP".indexOf(latin(prefix.toUpperCase(Locale.ROOT).charAt(0))) + 1;
    boolean grouped = prefix.isEmpty() || "KM".indexOf(latin(prefix.toUpperCase(Locale.ROOT).charAt(0))) >= 0;
    return (long) (Double.parseDouble(plain(digits, grouped)) * Math.pow(1024, power));
  }

  private static char latin(char cyrillic) {
    int at = "КМГТ".indexOf(cyrillic);
    return at < 0 ? cyrillic : "KMGT".charAt(at);
  }

  /**
   * A lone separator before exactly three digits groups where no fraction is printed (bytes, KB, MB); else the last
   * separator before one or two digits is the decimal sign.
   */
  private static String plain(String digits, boolean grouped) {
    int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    int first = firstSeparator(digits);
    boolean decimal =
        last >= 0 && (digits.length() - last - 1 != 3 || !grouped && first == last && digits.charAt(last) == '.');
    String whole = decimal ? digits.substring(0, last) : digits;
    return whole.replaceAll("\\D", "") + (decimal ? "." + digits.substring(last + 1) : "");
  }

  private static int firstSeparator(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (!Character.isDigit(digits.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
