// Commands on what servers keep of late: slow and large calls, and what the balancer decided. Printed as HBase's records print themselves.
import { toStringBinary } from '../../../base/bytes.ts';
import { inHashMapOrder } from '../../../base/java-text.ts';
import type { ServerName } from '../../../model/server-name.ts';
import type { Admin } from '../../admin.ts';
import type { BalancerDecision, BalancerRejection, OnlineLogRecord, SlowLogInput } from '../../log-entries.ts';
import { hashOf, nameOf, ShellError, wholeOf } from '../arguments.ts';
import { type GsonValue, gsonText, JavaDouble } from '../gson-text.ts';
import type { Hash, Value } from '../parser.ts';
import type { Printer } from '../printer.ts';
import type { Command } from './command.ts';
import { serversNamed } from './servers.ts';

const FILTERS = {
  REGION_NAME: 'regionName',
  TABLE_NAME: 'tableName',
  CLIENT_IP: 'clientAddress',
  USER: 'user',
} as const;

/** Keys that the commands do not know are passed over, as by HBase. */
function slowLogInput(filters: Hash): SlowLogInput {
  const input: SlowLogInput = {};
  for (const [name, key] of Object.entries(FILTERS)) {
    const value = filters.get(name);
    if (value != null) input[key] = nameOf(value, name);
  }
  const limit = limitOf(filters);
  if (limit !== undefined) input.limit = limit;
  const operator = filters.get('FILTER_BY_OP');
  if (operator == null) return input;
  const text = nameOf(operator, 'FILTER_BY_OP');
  if (text !== 'AND' && text !== 'OR') throw new ShellError('FILTER_BY_OP should be either OR / AND');
  return { ...input, match: text === 'AND' ? 'all' : 'any' };
}

function limitOf(filters: Hash): number | undefined {
  const limit = filters.get('LIMIT');
  return limit == null ? undefined : wholeOf(limit, 'LIMIT');
}

/** Undefined: all that live. */
async function serversOf(admin: Admin, value: Value | undefined): Promise<ServerName[] | undefined> {
  if (Buffer.isBuffer(value) && value.toString() === '*') return undefined;
  const names = (Array.isArray(value) ? value : [value]).map((name) => nameOf(name ?? undefined, 'a server'));
  return serversNamed(admin, names);
}

function printRecords(printer: Printer, title: string, texts: readonly string[]): void {
  printer.line(title);
  for (const text of texts) printer.line(text);
}

function slowLogCommand(name: string, what: string, ask: 'slowLogResponses' | 'largeLogResponses'): Command {
  return {
    arity: [1, 2],
    help: `${name} '*' | ['host,port,startcode', …][, {LIMIT => 10, REGION_NAME => 'r', TABLE_NAME => 't', CLIENT_IP => 'host:port', USER => 'u', FILTER_BY_OP => 'AND' | 'OR'}]\nPrints calls that the servers keep because they were ${what}, the newest first.`,
    async run({ connection: { admin }, printer }, [servers, filters]) {
      const input = slowLogInput(hashOf(filters, 'Filter parameters'));
      const records = await admin[ask]({ ...input, servers: await serversOf(admin, servers) });
      const kind = ask === 'slowLogResponses' ? 'SlowLog' : 'LargeLog';
      printRecords(printer, `Retrieved ${kind} Responses from RegionServers`, records.map(recordText));
    },
  };
}

const clearSlowLog: Command = {
  arity: [0, 1],
  help: "clear_slowlog_responses ['host,port,startcode', …]\nHas those (or all) servers forget the slow and large calls that they keep.",
  async run({ connection: { admin }, printer }, [servers]) {
    const named = servers == null ? undefined : await serversOf(admin, servers);
    const cleared = [...(await admin.clearSlowLogResponses(named)).values()];
    const count = cleared.filter((isCleared) => isCleared).length;
    printer.line(`Cleared Slowlog responses from ${count}/${cleared.length} RegionServers`);
  },
};

const balancerDecisions: Command = {
  arity: [0, 1],
  help: 'get_balancer_decisions [LIMIT => 250]\nPrints what the balancer moved, with the costs before and after, the newest first.',
  async run({ connection: { admin }, printer }, [filters]) {
    const limit = limitOf(hashOf(filters, 'Filter parameters'));
    const decisions = await admin.balancerDecisions({ limit });
    printRecords(printer, 'Retrieved BalancerDecision Responses', decisions.map(decisionText));
  },
};

const balancerRejections: Command = {
  arity: [0, 1],
  help: 'get_balancer_rejections [LIMIT => 250]\nPrints why the balancer moved nothing, the newest first.',
  async run({ connection: { admin }, printer }, [filters]) {
    const limit = limitOf(hashOf(filters, 'Filter parameters'));
    const rejections = await admin.balancerRejections({ limit });
    printRecords(printer, 'Retrieved BalancerRejection Responses', rejections.map(rejectionText));
  },
};

function recordText(record: OnlineLogRecord): string {
  return gsonText({
    startTime: record.startTime,
    processingTime: record.processingMs,
    queueTime: record.queueMs,
    responseSize: record.responseBytes,
    blockBytesScanned: record.blockBytesScanned,
    fsReadTime: record.fsReadMs,
    clientAddress: record.clientAddress,
    serverClass: record.serverClass,
    methodName: record.methodName,
    callDetails: record.callDetails,
    param: record.param,
    userName: record.user,
    multiGetsCount: record.multiGets || undefined,
    multiMutationsCount: record.multiMutations || undefined,
    multiServiceCalls: record.multiServiceCalls || undefined,
    scan: record.scan,
    requestAttributes: attributesText(record.requestAttributes),
    connectionAttributes: attributesText(record.connectionAttributes),
  });
}

function attributesText(attributes: ReadonlyMap<string, Buffer>): { [name: string]: string } | undefined {
  if (attributes.size === 0) return undefined;
  const names = inHashMapOrder([...attributes.keys()]);
  return Object.fromEntries(names.map((name) => [name, toStringBinary(attributes.get(name)!)]));
}

function decisionText(decision: BalancerDecision): string {
  const { initTotalCost, computedTotalCost } = decision;
  const costs = { initTotalCost: new JavaDouble(initTotalCost), computedTotalCost: new JavaDouble(computedTotalCost) };
  return gsonText({ ...decision, ...costs } satisfies Record<string, GsonValue>);
}

function rejectionText({ reason, costFuncInfoList }: BalancerRejection): string {
  return gsonText({ reason, costFuncInfoList }, { escapesHtml: false });
}

export const logCommands: Record<string, Command> = {
  clear_slowlog_responses: clearSlowLog,
  get_balancer_decisions: balancerDecisions,
  get_balancer_rejections: balancerRejections,
  get_largelog_responses: slowLogCommand('get_largelog_responses', 'large', 'largeLogResponses'),
  get_slowlog_responses: slowLogCommand('get_slowlog_responses', 'slow', 'slowLogResponses'),
};
