package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Claim;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/**
 * Proper names in a person's words that no table knows: what has a version, is spelled like a program or a file, or
 * stands behind a word for installing or starting. They conclude nothing; they say whose a cause is that is known
 * only by its kind. What is spelled so and names nothing ({@code BIOS}, {@code Windows}) is in
 * {@code reference/common-names.tsv}.
 */
final class NamedThings {

  /** Labels by how near what they introduce is to the failure. */
  private static final List<String> NEAREST = List.of("blamed", "change", "trigger", "named", "process", "present");

  /** Labels whose names count where the others give none. */
  private static final List<String> FARTHER = List.of("other", "", "symptom");

  private static final int NAMES = 3;

  private static final List<String> THINGS = List.of("named", "process", "present");

  private static final Pattern CLAUSE = Pattern.compile("[,;:()，；：（）]");

  private static final int LONGEST = 40;

  private static final List<Pattern> SPELLINGS =
      List.of(
          Pattern.compile("(?<![\\w.-])([\\w+-]{2,40}\\.(?:sys|exe|dll|ko|service))\\b"),
          Pattern.compile("(?<![\\w.])([A-Za-z][\\w+#-]{1,30}(?: [A-Z][\\w+-]{1,30}){0,2}) (?:version |build |v|r)?\\d+\\.\\d[\\w.-]{0,20}"),
          Pattern.compile("(?:安装|更新|升级|运行|打开|启动|使用|卸载)了?([\\p{IsHan}A-Za-z0-9]{2,10}?)(?:官方|客户端|软件|之|后|时|[，。；,; ]|$)"),
          Pattern.compile("(?<![\\w.])([A-Z][a-z0-9]{1,20}[A-Z]\\w{0,20})\\b"),
          Pattern.compile("(?<=[a-z,:] )([A-Z][a-z]{2,20}(?: (?:of |the |of the )?[A-Z][a-z0-9]{1,20}){0,2})\\b"),
          Pattern.compile("^([A-Z][a-z]{2,20}(?: (?:of |the |of the )?[A-Z][A-Za-z0-9]{1,20}){0,2})(?=[,;]| \\(|$)"),
          Pattern.compile("(?<![\\w.])([a-z][a-z0-9]{1,20}(?:_[a-z0-9]{2,20}){1,4})\\b"));

  private final ClaimWords words;
  private final List<Pattern> common = new ArrayList<>();

  NamedThings(Reference reference, ClaimWords words) {
    this.words = words;
    for (Row row : reference.table("common-names").rows()) {
      common.add(Pattern.compile(row.get("pattern"), Pattern.CASE_INSENSITIVE));
    }
  }

  /** Names, nearest to the failure first, without repeats. */
  List<String> in(List<Claim> claims) {
    List<String> near = names(claims, NEAREST);
    List<String> names = near.isEmpty() ? names(claims, FARTHER) : near;
    return names.isEmpty() ? said(claims) : names;
  }

  private List<String> names(List<Claim> claims, List<String> roles) {
    Map<String, String> names = new LinkedHashMap<>();
    claims.stream()
        .filter(claim -> roles.contains(words.role(claim.key())))
        .sorted(Comparator.comparing(claim -> roles.indexOf(words.role(claim.key()))))
        .forEach(claim -> collect(Anonymous.text(claim.text()), names));
    return names.values().stream().limit(NAMES).toList();
  }

  /** Where nothing is spelled as a name: the first words behind a label that introduces a thing. */
  private List<String> said(List<Claim> claims) {
    return claims.stream()
        .filter(claim -> THINGS.contains(words.role(claim.key())))
        .sorted(Comparator.comparing(claim -> THINGS.indexOf(words.role(claim.key()))))
        .map(claim -> CLAUSE.split(claim.text())[0])
        .filter(text -> text.length() <= LONGEST)
        .limit(1)
        .toList();
  }

  private void collect(String text, Map<String, String> names) {
    for (Pattern spelling : SPELLINGS) {
      Matcher found = spelling.matcher(text);
      while (found.find()) {
        String name = found.group(1);
        if (common.stream().noneMatch(p -> p.matcher(name).matches())) {
          names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        }
      }
    }
  }
}
