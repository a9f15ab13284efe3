import { afterEach, expect, test } from 'vitest';
import { InfoServer } from '../../server/info-server.ts';
import type { ReportedTask, ReportSource } from '../../server/reports.ts';

let server: InfoServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const task = (kind: ReportedTask['kind'], description: string, state: ReportedTask['state']): ReportedTask => ({
  ...{ kind, description, status: 'of late', state, startedAt: 5, stateSince: 7 },
});

const source = (ready: boolean): ReportSource => ({
  health: () => ({ healthy: true, ready, detail: ready ? 'serving' : 'waiting for hbase:meta' }),
  status: () => ({
    title: 'Master h,1,2',
    facts: [['state', '<b>serving</b>']],
    sections: [{ title: 'Tables', columns: ['table', 'regions'], rows: [['t', 3]] }],
  }),
  tasks: () => [
    task('general', 'Flushing r', 'RUNNING'),
    task('handler', 'RpcServer.handler,port=1', 'WAITING'),
    task('handler', 'RpcServer.handler,port=2', 'RUNNING'),
  ],
  metrics: [
    { name: 'colonnade_test_regions', help: 'Regions', type: 'gauge', read: () => 3 },
    {
      name: 'colonnade_test_calls_total',
      help: 'Calls',
      type: 'counter',
      read: () => [
        { labels: { method: 'Get' }, value: 2 },
        { labels: { method: 'Scan' }, value: 1 },
      ],
    },
  ],
});

async function get(path: string): Promise<{ status: number; text: string; type: string }> {
  const response = await fetch(server!.url + path);
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') ?? '' };
}

test('health, readiness, metrics and the status page', async () => {
  server = await InfoServer.start({ host: '127.0.0.1', port: 0, source: source(true) });
  expect(await get('/healthz')).toMatchObject({ status: 200, text: 'serving\n' });
  expect(await get('/readyz')).toMatchObject({ status: 200 });
  for (let i = 0; i < 2; i++) {
    const { text } = await get('/metrics');
    expect(text).toContain('colonnade_test_regions 3');
    expect(text).toContain('colonnade_test_calls_total{method="Get"} 2');
    expect(text).toContain('process_resident_memory_bytes');
  }
  const page = await get('/');
  expect(page.type).toContain('text/html');
  expect(page.text).toContain('<h1>Master h,1,2</h1>');
  expect(page.text).toContain('&lt;b&gt;serving&lt;/b&gt;');
  expect(page.text).toContain('<td>t</td><td>3</td>');
  expect((await get('/nope')).status).toBe(404);
});

test('not ready is 503, with the reason', async () => {
  server = await InfoServer.start({ host: '127.0.0.1', port: 0, source: source(false) });
  expect(await get('/readyz')).toMatchObject({ status: 503, text: 'waiting for hbase:meta\n' });
  expect(await get('/healthz')).toMatchObject({ status: 200 });
});

test('the tasks as JSON, as processlist asks for them, of HBase’s shells before and since 2.6.5', async () => {
  server = await InfoServer.start({ host: '127.0.0.1', port: 0, source: source(true) });
  const tasks = async (query: string, path = '/rs-status') =>
    (JSON.parse((await get(`${path}?format=json${query}`)).text) as { description: string }[]).map(
      ({ description }) => description,
    );
  const [flush, waiting, running] = ['Flushing r', 'RpcServer.handler,port=1', 'RpcServer.handler,port=2'];
  expect(await tasks('')).toEqual([flush]);
  expect(await tasks('&filter=general', '/regionserver.jsp')).toEqual([flush]);
  expect(await tasks('&filter=all')).toEqual([flush, waiting, running]);
  expect(await tasks('&filter=handler')).toEqual([waiting, running]);
  for (const filter of ['rpc', 'operation']) expect(await tasks(`&filter=${filter}`)).toEqual([running]);
  const page = await get('/rs-status?format=json');
  expect(page.type).toContain('application/json');
  expect(JSON.parse(page.text)[0]).toEqual({
    ...{ description: flush, status: 'of late', state: 'RUNNING', starttimems: 5, statustimems: 7, statetimems: 7 },
  });
});
