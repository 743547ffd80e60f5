package org.whydunit.knowledge.search;

import java.util.Iterator;
import java.util.List;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Ready tokens as Lucene takes them. */
final class Tokens extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final Iterator<String> terms;

  Tokens(List<String> terms) {
    this.terms = terms.iterator();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (!terms.hasNext()) {
      return false;
    }
    term.setEmpty().append(terms.next());
    return true;
  }
}
