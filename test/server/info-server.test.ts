import { afterEach, expect, test } from 'vitest';
import { InfoServer } from '../../server/info-server.ts';
import type { ReportSource } from '../../server/reports.ts';

let server: InfoServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const source = (ready: boolean): ReportSource => ({
  health: () => ({ healthy: true, ready, detail: ready ? 'serving' : 'waiting for hbase:meta' }),
  status: () => ({
    title: 'Master h,1,2',
    facts: [['state', '<b>serving</b>']],
    sections: [{ title: 'Tables', columns: ['table', 'regions'], rows: [['t', 3]] }],
  }),
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
