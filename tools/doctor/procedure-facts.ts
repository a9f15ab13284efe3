// What a stored procedure says of itself, whatever its class: its step in HBase's own words, and the tables, regions and servers that its
// messages name.
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';

export interface ProcedureFacts {
  readonly procId: number;
  readonly parentId: number | undefined;
  /** Without its package. */
  readonly className: string;
  readonly state: string;
  readonly isFinished: boolean;
  /** `CONFIRM_OPENED`; undefined when its class has no named steps. */
  readonly step: string | undefined;
  readonly tables: ReadonlySet<string>;
  /** Encoded names. */
  readonly regions: ReadonlySet<string>;
  readonly servers: ReadonlySet<string>;
  readonly submittedTime: number;
  /** What it failed with, what it tries again after, or what it waits for. */
  readonly error: string | undefined;
}

const STATES = [
  '',
  'INITIALIZING',
  'RUNNABLE',
  'WAITING',
  'WAITING_TIMEOUT',
  'ROLLEDBACK',
  'SUCCESS',
  'FAILED',
] as const;
const FINISHED = ['ROLLEDBACK', 'SUCCESS', 'FAILED'];

type Enum = Readonly<Record<string, number>>;
type Codec = { decode(bytes: Uint8Array): object };

/** Enums whose name does not follow from the procedure's. */
const STEP_ENUMS: Readonly<Record<string, string>> = {
  TransitRegionStateProcedure: 'RegionStateTransitionState',
  ServerCrashProcedure: 'ServerCrashState',
};

/** Throws when the messages cannot be read. */
export function procedureFacts(message: pb.Procedure.$Properties, note?: string): ProcedureFacts {
  const className = message.class_name.slice(message.class_name.lastIndexOf('.') + 1);
  const names = { tables: new Set<string>(), regions: new Set<string>(), servers: new Set<string>() };
  let step: string | undefined;
  for (const { type_url, value } of message.state_message ?? []) {
    const type = (type_url ?? '').split('.').at(-1) ?? '';
    const codec = (pb as unknown as Record<string, Codec | undefined>)[type];
    if (codec === undefined) continue;
    const decoded = codec.decode(value ?? new Uint8Array(0));
    if (type === 'StateMachineProcedureData') step = stepName(className, decoded as pb.StateMachineProcedureData);
    if (type === 'RegionInfo') addRegion(decoded as pb.RegionInfo, names);
    else collect(decoded, names);
  }
  const state = STATES[message.state as number] ?? String(message.state);
  return {
    procId: longToNumber(message.proc_id),
    parentId: message.parent_id == null ? undefined : longToNumber(message.parent_id),
    className,
    state,
    isFinished: FINISHED.includes(state),
    step,
    ...names,
    submittedTime: longToNumber(message.submitted_time),
    error: message.exception?.generic_exception?.message ?? note,
  };
}

function stepName(className: string, { state }: pb.StateMachineProcedureData): string | undefined {
  // The mark that there is no further state.
  const last = state.filter((id) => id >>> 0 !== 0x80000000).at(-1);
  if (last === undefined) return undefined;
  const name = STEP_ENUMS[className] ?? `${className.replace(/Procedure$/, '')}State`;
  const steps = (pb as unknown as Record<string, Enum | undefined>)[name];
  const found = Object.entries(steps ?? {}).find(([, value]) => value === last)?.[0];
  return found === undefined ? `state ${last}` : withoutPrefix(found, Object.keys(steps!));
}

/** The words that all names of an enum begin with say nothing. */
function withoutPrefix(name: string, all: readonly string[]): string {
  const words = name.split('_');
  let shared = 0;
  while (shared < words.length - 1 && all.every((other) => other.split('_')[shared] === words[shared])) shared++;
  return words.slice(shared).join('_');
}

type Names = { tables: Set<string>; regions: Set<string>; servers: Set<string> };

function collect(value: unknown, names: Names): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    for (const each of value) collect(each, names);
    return;
  }
  const fields = value as Record<string, unknown>;
  if (fields.region_id !== undefined && fields.table_name !== undefined) {
    addRegion(fields as never, names);
    return;
  }
  if (fields.namespace instanceof Uint8Array && fields.qualifier instanceof Uint8Array) {
    names.tables.add(TableName.fromProto(fields as never).name);
    return;
  }
  if (typeof fields.host_name === 'string') {
    names.servers.add(ServerName.fromProto(fields as never).toString());
    return;
  }
  for (const name of Object.keys(fields)) collect(fields[name], names);
}

function addRegion(message: pb.RegionInfo.$Properties, names: Names): void {
  const region = RegionInfo.fromProto(message);
  names.regions.add(region.encodedName);
  names.tables.add(region.tableName.name);
}

/** `pid=12 TransitRegionStateProcedure in CONFIRM_OPENED (WAITING)`. */
export function describeProcedure({ procId, className, step, state, error }: ProcedureFacts): string {
  const why = error === undefined ? '' : `: ${error}`;
  return `pid=${procId} ${className}${step === undefined ? '' : ` in ${step}`} (${state})${why}`;
}
