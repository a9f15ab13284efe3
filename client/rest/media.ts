// Which form a body has: from Accept for answers, from Content-Type for requests.
import { RestError } from './errors.ts';

export type Media = 'text' | 'xml' | 'json' | 'protobuf' | 'octet-stream';

const NAMES: Record<string, Media> = {
  'text/plain': 'text',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/json': 'json',
  'text/json': 'json',
  'application/x-protobuf': 'protobuf',
  'application/protobuf': 'protobuf',
  'application/octet-stream': 'octet-stream',
};
export const CONTENT_TYPES: Record<Media, string> = {
  text: 'text/plain',
  xml: 'text/xml',
  json: 'application/json',
  protobuf: 'application/x-protobuf',
  'octet-stream': 'application/octet-stream',
};

/** What cells come in; the first to who names none, as from HBase's gateway. */
export const CELL_FORMS: readonly Media[] = ['xml', 'json', 'protobuf', 'octet-stream'];
export const ROW_FORMS: readonly Media[] = ['xml', 'json', 'protobuf'];

/** The first of the client's wishes, by its quality values, that the resource offers; `offered[0]` for a wildcard. 406 when none. */
export function acceptedMedia(
  accept: string | undefined,
  offered: readonly Media[],
): { media: Media; contentType: string } {
  const wishes = (accept ?? '*/*')
    .split(',')
    .map((text) => {
      const [type, ...parameters] = text.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([0-9.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return { type: type.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { type } of wishes) {
    const named = NAMES[type];
    if (named !== undefined && offered.includes(named)) return { media: named, contentType: type };
    const wild =
      type === '*/*' || type === '*'
        ? offered[0]
        : offered.find((media) => CONTENT_TYPES[media].startsWith(type.replace(/\*$/, '')) && type.endsWith('/*'));
    if (wild !== undefined) return { media: wild, contentType: CONTENT_TYPES[wild] };
  }
  throw new RestError(406, `this resource is offered as ${offered.map((media) => CONTENT_TYPES[media]).join(', ')}`);
}

/** The form of a request's body. 415 when the resource does not take it. */
export function contentMedia(contentType: string | undefined, taken: readonly Media[]): Media {
  const named = NAMES[(contentType ?? '').split(';')[0].trim().toLowerCase()];
  if (named === undefined || !taken.includes(named))
    throw new RestError(415, `this resource takes ${taken.map((media) => CONTENT_TYPES[media]).join(', ')}`);
  return named;
}
