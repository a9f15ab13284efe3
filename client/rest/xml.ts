// XML bodies. Attributes carry the prefix @, text the name #text.
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { badRequest } from './errors.ts';

export type XmlElement = Record<string, unknown>;

const LISTS = new Set(['Row', 'Cell', 'column', 'labels', 'ColumnSchema', 'entry', 'table', 'Namespace']);
// Entities are the five of XML itself: a document type of the caller's own is refused below.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  isArray: (name) => LISTS.has(name),
});
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** The document's root element, which must be called `root`. */
export function parseXml(text: string, root: string): XmlElement {
  if (/<!DOCTYPE/i.test(text)) throw badRequest('a document type is not taken in an XML body');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw badRequest(`the body is not XML: line ${verdict.err.line}: ${verdict.err.msg}`);
  const document = parser.parse(text) as XmlElement;
  if (document[root] === undefined) throw badRequest(`the XML body must be a <${root}>`);
  return (typeof document[root] === 'object' ? document[root] : {}) as XmlElement;
}

export function formatXml(root: string, element: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${builder.build({ [root]: element })}`;
}
