package org.whydunit.rules.join;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Claim;

/**
 * Stops that a person tells of: by name, by number behind a label that asks for it, or in the form {@code 0x50 (0x…, 0x…,
 * 0x…, 0x…)} or {@code LiveKernelEvent 141}, which need no label. Parameters are also taken from {@code P2=0xC000000E}.
 */
final class ClaimCrash {

  private static final Pattern LABEL =
      Pattern.compile("(?:stop|bug ?check)(?: ?code)?|bsod|stop error|blue ?screen(?: code)?|停止代码|终止代码|蓝屏代码|错误代码", Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAMETER =
      Pattern.compile("\\b(?:P|Arg|Parameter ?|参数 ?)([1-4])\\s*[=:：]?\\s*(?:0x)?([0-9A-Fa-f]{1,16})\\b", Pattern.CASE_INSENSITIVE);

  /** Reliability Monitor prints the code in hexadecimal without {@code 0x}. */
  private static final Pattern LIVE = Pattern.compile("LiveKernelEvent\\P{Alnum}*(?:code\\P{Alnum}*|代码\\P{Alnum}*)?([0-9A-Fa-f]{2,3})\\b", Pattern.CASE_INSENSITIVE);

  private final BugCheckNames names;

  ClaimCrash(BugCheckNames names) {
    this.names = names;
  }

  Optional<BugCheck> of(Claim claim) {
    Matcher whole = EventCrashes.CODE_AND_PARAMETERS.matcher(claim.text());
    if (whole.find() && names.in("0x" + whole.group(1)) != null) {
      return Optional.of(
          crash(claim, names.in("0x" + whole.group(1)), new Long[] {hex(whole.group(2)), hex(whole.group(3)), hex(whole.group(4)), hex(whole.group(5))}));
    }
    Matcher live = LIVE.matcher(claim.key() + ": " + claim.text());
    if (live.find() && names.in("0x" + live.group(1)) != null) {
      return Optional.of(crash(claim, names.in("0x" + live.group(1)), parameters(claim.text())));
    }
    Long code = LABEL.matcher(claim.key()).matches() ? names.in(claim.text()) : names.named(claim.text());
    return code == null ? Optional.empty() : Optional.of(crash(claim, code, parameters(claim.text())));
  }

  private static Long[] parameters(String text) {
    Long[] values = new Long[4];
    Matcher parameter = PARAMETER.matcher(text);
    while (parameter.find()) {
      values[Integer.parseInt(parameter.group(1)) - 1] = hex(parameter.group(2));
    }
    return values;
  }

  private static BugCheck crash(Claim claim, long code, Long[] p) {
    return new BugCheck(code, "", p[0], p[1], p[2], p[3], claim.time(), "", "", "", "", null, "", false, java.util.List.of(), claim.origin());
  }

  private static Long hex(String digits) {
    return Long.parseUnsignedLong(digits, 16);
  }
}
