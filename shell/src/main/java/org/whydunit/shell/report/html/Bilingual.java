package org.whydunit.shell.report.html;

import java.util.Locale;
import java.util.function.Function;

import org.whydunit.shell.Messages;

/** Words in both languages. */
final class Bilingual {

  private final Messages messages;

  Bilingual(Messages messages) {
    this.messages = messages;
  }

  Messages messages() {
    return messages;
  }

  void message(Html html, String key, Object... values) {
    in(html, language -> messages.get(language, key, values));
  }

  /** Whatever can be said in a language. */
  void in(Html html, Function<Locale, String> says) {
    html.both(says.apply(Locale.ENGLISH), says.apply(Locale.SIMPLIFIED_CHINESE));
  }

  /** Inside a picture, where a text is made of {@code tspan}. */
  void inPicture(Html html, String key) {
    html.element("tspan class=\"en\"", messages.get(Locale.ENGLISH, key)).element("tspan class=\"zh\"", messages.get(Locale.SIMPLIFIED_CHINESE, key));
  }

  void heading(Html html, String key) {
    html.raw("<h2 id=\"" + key + "\">");
    message(html, key);
    html.raw("</h2>\n");
  }

  /** A command with a button that copies it. */
  void command(Html html, String command) {
    String id = html.id();
    html.raw("<div class=\"command\"><code id=\"" + id + "\">").text(command).raw("</code><button type=\"button\" data-copy aria-describedby=\"" + id + "\">");
    message(html, "copy");
    html.raw("</button></div>");
  }
}
