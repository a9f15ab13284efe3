// `/namespaces`, `/namespaces/{ns}`, `/namespaces/{ns}/tables`.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { isHBaseError } from '../../../base/errors.ts';
import { NamespaceDescriptor } from '../../../model/namespace-descriptor.ts';
import { org } from '../../../proto/rest.ts';
import { answer, asBody, checkWritable, type GatewayContext, segmentsOf } from '../context.ts';
import { badRequest, forbidden, notFound, RestError } from '../errors.ts';
import { formatJson, parseJson } from '../json.ts';
import { acceptedMedia, contentMedia } from '../media.ts';
import { decodePart } from '../row-spec.ts';
import { formatXml, parseXml } from '../xml.ts';

const messages = org.apache.hadoop.hbase.rest.protobuf.generated;
const nameOf = (request: FastifyRequest) => decodePart(segmentsOf(request)[1], 'text').toString();

export function namespaceResources(context: GatewayContext): FastifyPluginAsync {
  const { admin } = context.connection;
  const describe = async (name: string): Promise<NamespaceDescriptor | undefined> => {
    try {
      return await admin.describeNamespace(name);
    } catch (error) {
      if (isHBaseError(error, 'NamespaceNotFoundException')) return undefined;
      throw error;
    }
  };
  return async (app) => {
    app.get('/namespaces', async (request, reply) => {
      const names = (await admin.listNamespaces()).map(({ name }) => name);
      return answer(request, reply, {
        text: () => names.map((name) => `${name}\n`).join(''),
        xml: () => formatXml('Namespaces', { Namespace: names }),
        json: () => formatJson({ Namespace: names }),
        protobuf: () => messages.Namespaces.encode({ namespace: names }).finish(),
      });
    });
    app.get('/namespaces/:ns', async (request, reply) => {
      const found = await describe(nameOf(request));
      // HBase's gateway answers 500 here, and its clients count on it.
      if (found === undefined) throw new RestError(500, `Cannot retrieve info for '${nameOf(request)}'.`);
      const properties = [...found.configuration];
      return answer(request, reply, {
        text: () => `{NAME => '${found.name}'${properties.map(([key, value]) => `, ${key} => '${value}'`).join('')}}`,
        xml: () =>
          formatXml(
            'NamespaceProperties',
            properties.length === 0
              ? {}
              : { properties: { entry: properties.map(([key, value]) => ({ key, value })) } },
          ),
        json: () => formatJson({ properties: properties.length === 0 ? null : Object.fromEntries(properties) }),
        protobuf: () =>
          messages.NamespaceProperties.encode({ props: properties.map(([key, value]) => ({ key, value })) }).finish(),
      });
    });
    app.get('/namespaces/:ns/tables', async (request, reply) => {
      const name = nameOf(request);
      if ((await describe(name)) === undefined) throw notFound(`there is no namespace ${name}`);
      const tables = (await admin.listTableNamesOf(name)).map((table) => table.qualifier);
      return answer(request, reply, {
        text: () => tables.map((table) => `${table}\n`).join(''),
        xml: () => formatXml('TableList', { table: tables.map((table) => ({ '@name': table })) }),
        json: () => formatJson({ table: tables.map((table) => ({ name: table })) }),
        protobuf: () => messages.TableList.encode({ name: tables }).finish(),
      });
    });
    app.post('/namespaces/:ns', async (request, reply) => {
      const properties = propertiesOf(request);
      checkWritable(context);
      const name = nameOf(request);
      if ((await describe(name)) !== undefined)
        throw forbidden(`Namespace '${name}' already exists.  Use REST PUT to alter the existing namespace.`);
      await admin.createNamespace(new NamespaceDescriptor(name, properties));
      return created(request, reply, name);
    });
    app.put('/namespaces/:ns', async (request, reply) => {
      const properties = propertiesOf(request);
      checkWritable(context);
      const name = nameOf(request);
      if ((await describe(name)) === undefined)
        throw forbidden(`Namespace '${name}' does not exist. Use REST POST to create the namespace.`);
      const url = urlOf(request, name);
      const { media, contentType } = acceptedMedia(request.headers.accept, ['text', 'json', 'xml', 'protobuf']);
      await admin.modifyNamespace(new NamespaceDescriptor(name, properties));
      return media === 'text' || media === 'json'
        ? reply.type(contentType).send(asBody(media === 'json' ? formatJson(url) : url))
        : reply.code(200).send();
    });
    // HBase's gateway would drop an empty namespace here too; what it answers for one with tables, it answers for any here.
    app.delete('/namespaces/:ns/tables', (request) => {
      checkWritable(context);
      throw new RestError(503, `tables of namespace ${nameOf(request)} are deleted one by one, under /{table}/schema`);
    });
    app.delete('/namespaces/:ns', async (request, reply) => {
      checkWritable(context);
      const name = nameOf(request);
      if ((await describe(name)) === undefined) throw notFound(`there is no namespace ${name}`);
      try {
        await admin.deleteNamespace(name);
      } catch (error) {
        throw new RestError(503, (error as Error).message);
      }
      return reply.code(200).send();
    });
  };
}

function created(
  request: FastifyRequest,
  reply: { code(status: number): { header(name: string, value: string): { send(): unknown } } },
  name: string,
) {
  return reply.code(201).header('location', urlOf(request, name)).send();
}

const urlOf = (request: FastifyRequest, name: string) =>
  `http://${request.headers.host ?? ''}/namespaces/${encodeURIComponent(name)}`;

/** An empty body means no settings, and needs no media type; but as XML it is refused, as by HBase's gateway. */
function propertiesOf(request: FastifyRequest): [string, string][] {
  const body = (request.body as Buffer | undefined) ?? Buffer.alloc(0);
  const type = request.headers['content-type'];
  if (type === undefined && body.length === 0) return [];
  const media = contentMedia(type, ['xml', 'json', 'protobuf']);
  if (body.length === 0 && media !== 'xml') return [];
  if (media === 'protobuf')
    return (messages.NamespaceProperties.decode(body).props ?? []).map(({ key, value }) => [key, value]);
  if (media === 'xml') {
    const root = parseXml(body.toString(), 'NamespaceProperties') as {
      properties?: { entry?: { key: string; value: string }[] };
    };
    return (root.properties?.entry ?? []).map(({ key, value }) => [String(key), String(value)]);
  }
  const json = parseJson(body.toString()) as { properties?: Record<string, unknown> };
  if (json === null || typeof json !== 'object') throw badRequest('the body must be {"properties":{…}}');
  return Object.entries(json.properties ?? {}).map(([key, value]) => [key, String(value)]);
}
