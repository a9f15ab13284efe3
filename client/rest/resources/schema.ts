// `/{table}/schema`, `/{table}/regions`, `/{table}/exists`.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { toStringBinary } from '../../../base/bytes.ts';
import { isHBaseError } from '../../../base/errors.ts';
import { ColumnFamilyDescriptor } from '../../../model/column-family-descriptor.ts';
import { TableDescriptor } from '../../../model/table-descriptor.ts';
import { org } from '../../../proto/rest.ts';
import { answer, checkWritable, type GatewayContext, noCache, tableOf } from '../context.ts';
import { badRequest, notFound, RestError } from '../errors.ts';
import { formatJson, parseJson } from '../json.ts';
import { contentMedia } from '../media.ts';
import { formatXml, parseXml, type XmlElement } from '../xml.ts';

const messages = org.apache.hadoop.hbase.rest.protobuf.generated;

/** A schema as the bodies carry it: names and values are text. */
interface Schema {
  attributes: [string, string][];
  families: { name: string; attributes: [string, string][] }[];
}

export function schemaResources(context: GatewayContext): FastifyPluginAsync {
  const { admin } = context.connection;
  return async (app) => {
    app.get('/:table/exists', async (request, reply) => {
      if (!(await admin.exists(tableOf(request)))) throw notFound();
      return noCache(reply).code(200).send();
    });
    app.get('/:table/schema', async (request, reply) => {
      const table = await admin.describe(tableOf(request));
      return answer(request, noCache(reply), schemaForms(table));
    });
    app.put('/:table/schema', async (request, reply) => {
      return replace(request, reply, context, true);
    });
    app.post('/:table/schema', async (request, reply) => {
      return replace(request, reply, context, false);
    });
    app.delete('/:table/schema', async (request, reply) => {
      checkWritable(context);
      const name = tableOf(request);
      if (!(await admin.exists(name))) throw notFound(`there is no table ${name}`);
      if (await admin.isEnabled(name)) await admin.disableTable(name);
      await admin.deleteTable(name);
      return reply.code(200).send();
    });
    app.get('/:table/regions', async (request, reply) => {
      const name = tableOf(request);
      const found = await admin.regions(name);
      if (found.length === 0) throw notFound(`there is no table ${name}`);
      const regions = found.map(({ region, server }) => ({
        id: region.regionId,
        startKey: region.startKey,
        endKey: region.endKey,
        location: server === undefined ? '' : `${server.host}:${server.port}`,
        name: toStringBinary(region.name),
      }));
      return answer(request, noCache(reply), {
        text: () =>
          regions
            .map(
              (region) =>
                `${region.name} [\n  id=${region.id}\n  startKey='${toStringBinary(region.startKey)}'\n  endKey='${toStringBinary(region.endKey)}'\n  location='${region.location}'\n]\n\n`,
            )
            .join(''),
        xml: () =>
          formatXml('TableInfo', {
            '@name': name,
            Region: regions.map((region) => ({
              '@endKey': region.endKey.toString('base64'),
              '@id': String(region.id),
              '@location': region.location,
              '@name': region.name,
              '@startKey': region.startKey.toString('base64'),
            })),
          }),
        json: () =>
          formatJson({
            name,
            Region: regions.map((region) => ({
              ...region,
              startKey: region.startKey.toString('base64'),
              endKey: region.endKey.toString('base64'),
            })),
          }),
        protobuf: () => messages.TableInfo.encode({ name, regions }).finish(),
      });
    });
  };
}

/** PUT puts the body's schema in the place of the table's; POST only its families, each in the place of the one of its name. Either creates a table that is not there. */
async function replace(
  request: FastifyRequest,
  reply: { code(status: number): { header(name: string, value: string): { send(): unknown }; send(): unknown } },
  context: GatewayContext,
  whole: boolean,
): Promise<unknown> {
  const { admin } = context.connection;
  const name = tableOf(request);
  const schema = readSchema(request);
  checkWritable(context);
  const location = `http://${request.headers.host ?? ''}${request.url.split('?')[0]}`;
  let existing: TableDescriptor | undefined;
  try {
    existing = await admin.describe(name);
  } catch (error) {
    if (!isHBaseError(error, 'TableNotFoundException')) throw error;
  }
  if (existing === undefined) {
    try {
      await admin.createTable(withSchema(new TableDescriptor(name), schema));
    } catch (error) {
      // Somebody else was faster: HBase answers 304.
      if (isHBaseError(error, 'TableExistsException')) throw new RestError(304);
      throw error;
    }
    return reply.code(201).header('location', location).send();
  }
  await admin.modifyTable(
    whole
      ? withSchema(new TableDescriptor(name), schema)
      : withSchema(existing, { attributes: [], families: schema.families }),
  );
  return whole ? reply.code(201).header('location', location).send() : reply.code(200).send();
}

function withSchema(table: TableDescriptor, schema: Schema): TableDescriptor {
  let result = table;
  for (const [key, value] of schema.attributes) if (key !== 'IS_META') result = result.with(key, value);
  for (const { name, attributes } of schema.families) {
    const bytes = Buffer.from(name);
    let family = new ColumnFamilyDescriptor(bytes).withDefaults();
    for (const [key, value] of attributes) family = family.with(key, value);
    result = result.withFamily(family);
  }
  return result;
}

function schemaForms(table: TableDescriptor) {
  const name = table.tableName.toString();
  const attributes: [string, string][] = [
    ...new Map([...table.values, ['IS_META', String(table.isMeta)] as const]),
  ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const families = table.families.map((family) => ({ name: family.nameAsString, attributes: [...family.values] }));
  const readOnly = new Map(attributes).get('READONLY');
  return {
    text: () =>
      `{ NAME=> '${name}', ${attributes.map(([key, value]) => `${key} => '${value}', `).join('')}COLUMNS => [ ${families
        .map(
          (family) =>
            `{ NAME => '${family.name}'${family.attributes.map(([key, value]) => `, ${key} => '${value}'`).join('')} }`,
        )
        .join(', ')} ] }`,
    xml: () =>
      formatXml('TableSchema', {
        '@name': name,
        ...xmlAttributes(attributes),
        ColumnSchema: families.map((family) => ({ '@name': family.name, ...xmlAttributes(family.attributes) })),
      }),
    json: () =>
      formatJson({
        name,
        ColumnSchema: families.map((family) => ({ name: family.name, ...Object.fromEntries(family.attributes) })),
        ...Object.fromEntries(attributes),
      }),
    protobuf: () =>
      messages.TableSchema.encode({
        name,
        attrs: attributes.map(([key, value]) => ({ name: key, value })),
        columns: families.map((family) => ({
          name: family.name,
          attrs: family.attributes.map(([key, value]) => ({ name: key, value })),
          ...familyFields(new Map(family.attributes)),
        })),
        ...(readOnly === undefined ? {} : { readOnly: readOnly === 'true' }),
      }).finish(),
  };
}

/** What the message has fields for, besides the attributes. */
function familyFields(attributes: ReadonlyMap<string, string>) {
  const [ttl, maxVersions, compression] = ['TTL', 'VERSIONS', 'COMPRESSION'].map((key) => attributes.get(key));
  return {
    ...(ttl === undefined ? {} : { ttl: Number(ttl) }),
    ...(maxVersions === undefined ? {} : { maxVersions: Number(maxVersions) }),
    ...(compression === undefined ? {} : { compression }),
  };
}

/** Names with characters that XML attributes cannot have are left out there, as JSON and protobuf carry them. */
function xmlAttributes(attributes: [string, string][]): Record<string, string> {
  return Object.fromEntries(
    attributes.filter(([key]) => /^[A-Za-z_][\w.-]*$/.test(key)).map(([key, value]) => [`@${key}`, value]),
  );
}

function readSchema(request: FastifyRequest): Schema {
  const body = request.body as Buffer | undefined;
  if (body === undefined || body === null) throw badRequest('a schema is needed in the body');
  const media = contentMedia(request.headers['content-type'], ['xml', 'json', 'protobuf']);
  const schema = media === 'protobuf' ? protobufSchema(body) : media === 'xml' ? xmlSchema(body) : jsonSchema(body);
  for (const family of schema.families) if (family.name === '') throw badRequest('a ColumnSchema needs a name');
  return schema;
}

function protobufSchema(body: Buffer): Schema {
  try {
    const message = messages.TableSchema.decode(body);
    const pairs = (list: { name: string; value: string }[] | null | undefined): [string, string][] =>
      (list ?? []).map(({ name, value }) => [name, value]);
    return {
      attributes: [...pairs(message.attrs), ...stated(message, 'readOnly', 'READONLY')],
      families: (message.columns ?? []).map((column) => ({
        name: column.name ?? '',
        attributes: [
          ...pairs(column.attrs),
          ...stated(column, 'ttl', 'TTL'),
          ...stated(column, 'maxVersions', 'VERSIONS'),
          ...stated(column, 'compression', 'COMPRESSION'),
        ],
      })),
    };
  } catch (error) {
    throw badRequest(`the body is not a TableSchema message: ${(error as Error).message}`);
  }
}

/** A field of a message under the attribute's name, if it was sent. */
const stated = <T extends object>(message: T, field: keyof T & string, name: string): [string, string][] =>
  Object.hasOwn(message, field) && message[field] != null ? [[name, String(message[field])]] : [];

function xmlSchema(body: Buffer): Schema {
  const root = parseXml(body.toString(), 'TableSchema');
  const pairs = (element: XmlElement): [string, string][] =>
    Object.entries(element).flatMap(([key, value]): [string, string][] =>
      key.startsWith('@') && key !== '@name' ? [[key.slice(1), String(value)]] : [],
    );
  return {
    attributes: pairs(root),
    families: ((root.ColumnSchema as XmlElement[]) ?? []).map((column) => ({
      name: String(column['@name'] ?? ''),
      attributes: pairs(column),
    })),
  };
}

function jsonSchema(body: Buffer): Schema {
  const json = parseJson(body.toString()) as Record<string, unknown>;
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    throw badRequest('the body must be {"name":…,"ColumnSchema":[…]}');
  const pairs = (fields: Record<string, unknown>): [string, string][] =>
    Object.entries(fields).flatMap(([key, value]): [string, string][] =>
      key === 'name' || key === 'ColumnSchema' || typeof value === 'object' ? [] : [[key, String(value)]],
    );
  const columns =
    json.ColumnSchema === undefined ? [] : Array.isArray(json.ColumnSchema) ? json.ColumnSchema : [json.ColumnSchema];
  return {
    attributes: pairs(json),
    families: columns.map((column: Record<string, unknown>) => ({
      name: String(column.name ?? ''),
      attributes: pairs(column),
    })),
  };
}
