package org.districtassessment.stage.workbook;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one XML part from its start to its end, by local names: the transitional and the strict
 * form of the format differ in their namespaces alone.
 *
 * <p>Document types and entities of one's own are refused; the format forbids them.
 */
final class XmlPart implements Closeable {

  private static final int DEEPEST = 200;

  private final InputStream in;
  private final XMLStreamReader reader;

  private XmlPart(InputStream in, XMLStreamReader reader) {
    this.in = in;
    this.reader = reader;
  }

  /** Takes the stream over. */
  static XmlPart open(InputStream in) throws IOException, XMLStreamException {
    boolean opened = false;
    try {
      XmlPart part = new XmlPart(in, factory().createXMLStreamReader(in));
      opened = true;
      return part;
    } finally {
      if (!opened) {
        in.close();
      }
    }
  }

  /** A factory for each part, as its table of names grows with every document. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
    return factory;
  }

  /** Goes to the next start or end of an element or the end of the document. */
  int next() throws XMLStreamException, IOException {
    while (true) {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT,
            XMLStreamConstants.END_ELEMENT,
            XMLStreamConstants.END_DOCUMENT -> {
          return event;
        }
        default -> checkAllowed(event);
      }
    }
  }

  /** Goes to the root element and checks its name. */
  boolean nextIsRoot(String name) throws XMLStreamException, IOException {
    return next() == XMLStreamConstants.START_ELEMENT && isAt(name);
  }

  /** Goes to the next element inside the current one; false at the current one's end. */
  boolean nextChild() throws XMLStreamException, IOException {
    return next() == XMLStreamConstants.START_ELEMENT;
  }

  /** Goes to the end of the current element. */
  void skip() throws XMLStreamException, IOException {
    int depth = 1;
    while (depth > 0) {
      depth += next() == XMLStreamConstants.START_ELEMENT ? 1 : -1;
    }
  }

  /** Reads what stands behind the current place, so that damage there is seen. */
  void readToEnd() throws XMLStreamException, IOException {
    while (reader.hasNext()) {
      next();
    }
  }

  /** Adds the text of the current element, goes to its end. */
  void readText(CellText text) throws XMLStreamException, IOException {
    while (true) {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        case XMLStreamConstants.START_ELEMENT -> skip();
        case XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        default -> checkAllowed(event);
      }
    }
  }

  /**
   * Adds the text of a string item, whose runs differ in their looks only, and goes to its end; how
   * it is spoken stands beside it and is left out.
   */
  void readString(CellText text) throws XMLStreamException, IOException {
    while (nextChild()) {
      if (isAt("t")) {
        int start = text.length();
        readText(text);
        text.unescapeFrom(start);
      } else if (isAt("r")) {
        readString(text);
      } else {
        skip();
      }
    }
  }

  boolean isAt(String localName) {
    return reader.getLocalName().equals(localName);
  }

  String localName() {
    return reader.getLocalName();
  }

  /** Returns the attribute of the local name, in whatever namespace. */
  @Nullable String attribute(String localName) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(localName)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Returns the attribute of the local name, which has to be there. */
  String required(String localName) throws WorkbookException {
    String value = attribute(localName);
    if (value == null) {
      throw WorkbookException.damaged(
          "Element " + reader.getLocalName() + " without attribute " + localName);
    }

    return value;
  }

  int attributes() {
    return reader.getAttributeCount();
  }

  String attributeName(int index) {
    return reader.getAttributeLocalName(index);
  }

  String attributeValue(int index) {
    return reader.getAttributeValue(index);
  }

  private static void checkAllowed(int event) throws WorkbookException {
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw WorkbookException.damaged("A document type or an entity of its own");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
