import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { checkAllowed, csrfProtection } from '../../../client/rest/protection.ts';
import { start } from '../../../index.ts';

describe('changes by browsers', () => {
  const protection = {
    frameOptions: 'DENY',
    hsts: '',
    csp: '',
    optionsAllowed: false,
    csrf: csrfProtection('X-XSRF-HEADER', 'GET,OPTIONS,HEAD,TRACE', '^Mozilla.*,^Opera.*'),
  };
  const check = (method: string, headers: Record<string, string>) =>
    checkAllowed({ method, headers } as unknown as FastifyRequest, protection);

  it('need the header', () => {
    const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' };
    expect(() => check('PUT', browser)).toThrow(expect.objectContaining({ status: 400 }));
    check('PUT', { ...browser, 'x-xsrf-header': '' });
    check('GET', browser);
  });
  it('are those whose user agent matches as a whole', () => {
    check('PUT', { 'user-agent': 'curl/8 Mozilla' });
    check('PUT', {});
  });
  it('TRACE is refused always, OPTIONS when it is not allowed', () => {
    for (const method of ['TRACE', 'OPTIONS'])
      expect(() => check(method, {})).toThrow(expect.objectContaining({ status: 403 }));
  });
});

it('the gateway’s settings are HBase’s', async () => {
  await using cluster = await start({
    memory: true,
    rest: true,
    settings: {
      'hbase.rest.csrf.enabled': 'true',
      'hbase.rest-csrf.browser-useragents-regex': '.*',
      'hbase.http.filter.hsts.value': 'max-age=60',
      'hbase.http.filter.csp.value': 'default-src https:',
      'hbase.http.filter.xframeoptions.mode': 'SAMEORIGIN',
    },
  });
  const answer = await fetch(`${cluster.rest}/version`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
    'x-xss-protection': '1; mode=block',
    'strict-transport-security': 'max-age=60',
    'content-security-policy': 'default-src https:',
  });
  const post = (headers: Record<string, string>) =>
    fetch(`${cluster.rest}/namespaces/n`, { method: 'POST', headers: { 'user-agent': 'any', ...headers } });
  expect((await post({})).status).toBe(400);
  expect((await post({ 'X-XSRF-HEADER': 'x' })).status).toBe(201);
});

it('a gateway that is read-only makes no scanners either, and closes none', async () => {
  await using cluster = await start({ memory: true, rest: true, settings: { 'hbase.rest.readonly': 'true' } });
  for (const [method, path] of [
    ['PUT', '/t/scanner'],
    ['DELETE', '/t/scanner/1'],
    ['POST', '/namespaces/n'],
    ['PUT', '/t/r/f:q'],
    ['DELETE', '/t/r'],
    ['PUT', '/t/schema'],
    ['DELETE', '/t/schema'],
  ] as const) {
    const json = { 'content-type': 'application/json' };
    const body = method === 'DELETE' ? {} : { headers: json, body: '{}' };
    expect([path, (await fetch(cluster.rest + path, { method, ...body })).status]).toEqual([path, 403]);
  }
});
