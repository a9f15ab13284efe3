// Procedures and locks as a master reports them. Their state messages are shown as Java's JSON form of protobuf has them: names in camel
// case, bytes in base64, 64-bit numbers as text, enums by name.
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';

export interface ProcedureInfo {
  id: number;
  parentId: number | undefined;
  /** Of Java, as `org.apache.hadoop.hbase.master.procedure.CreateTableProcedure`. */
  className: string;
  owner: string | undefined;
  state: string;
  submittedTime: number;
  lastUpdate: number;
  /** Whose lock it holds now. */
  locked: boolean;
  /** What it failed with. */
  failure: { className: string; message: string } | undefined;
  /** Its state messages. */
  parameters: Json[];
  /** All of it. */
  json: { [key: string]: Json };
}

export interface LockInfo {
  resourceType: string;
  resourceName: string;
  lockType: 'EXCLUSIVE' | 'SHARED';
  owner: ProcedureInfo | undefined;
  sharedCount: number;
  waiting: ProcedureInfo[];
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export function procedureFromProto(message: pb.Procedure.$Properties): ProcedureInfo {
  const failure = message.exception?.generic_exception;
  return {
    id: longToNumber(message.proc_id),
    parentId: message.parent_id == null ? undefined : longToNumber(message.parent_id),
    className: message.class_name,
    owner: message.owner ?? undefined,
    state: nameIn(pb.ProcedureState, message.state),
    submittedTime: longToNumber(message.submitted_time),
    lastUpdate: longToNumber(message.last_update),
    locked: message.locked ?? false,
    failure: failure == null ? undefined : { className: failure.class_name ?? '', message: failure.message ?? '' },
    parameters: (message.state_message ?? []).map(anyToJson),
    json: messageToJson(message, 'Procedure'),
  };
}

export function lockFromProto(message: pb.LockedResource.$Properties): LockInfo {
  const owner = message.exclusive_lock_owner_procedure;
  return {
    resourceType: nameIn(pb.LockedResourceType, message.resource_type),
    resourceName: message.resource_name ?? '',
    lockType: nameIn(pb.LockType, message.lock_type) as LockInfo['lockType'],
    owner: owner == null ? undefined : procedureFromProto(owner),
    sharedCount: message.shared_lock_count ?? 0,
    waiting: (message.waitingProcedures ?? []).map(procedureFromProto),
  };
}

/** Which fields of the messages are enums: the wire does not say. */
const ENUMS: Record<string, Record<string, unknown>> = {
  'Procedure.state': pb.ProcedureState,
  'RegionStateTransitionStateData.type': pb.RegionTransitionType,
  'RegionRemoteProcedureBaseStateData.state': pb.RegionRemoteProcedureBaseState,
  'RegionRemoteProcedureBaseStateData.transition_code': pb.RegionStateTransition.TransitionCode,
  'LockProcedureData.lock_type': pb.LockType,
};

interface Any {
  type_url?: string | null;
  value?: Uint8Array | null;
}

function anyToJson(any: Any): Json {
  const name = any.type_url?.replace(/^.*\/hbase\.pb\./, '') ?? '';
  const type = (pb as unknown as Record<string, { decode?(bytes: Uint8Array): object } | undefined>)[name];
  if (type?.decode === undefined) return Buffer.from(any.value ?? []).toString('base64');
  return messageToJson(type.decode(any.value ?? new Uint8Array(0)), name);
}

function messageToJson(message: object, type: string): { [key: string]: Json } {
  // The prototype has the fields in order of their numbers; the message itself its lists first.
  const order = Object.keys(Object.getPrototypeOf(message) as object);
  const entries = Object.entries(message)
    .filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const names = ENUMS[`${type}.${key}`];
      return [camelCase(key), names === undefined ? valueToJson(value, key) : nameIn(names, value)];
    }),
  );
}

function valueToJson(value: unknown, key: string): Json {
  if (typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value))
    return value.map((item) => (key === 'state_message' ? anyToJson(item as Any) : valueToJson(item, key)));
  if (isLong(value)) return longText(value);
  return messageToJson(value as object, '');
}

function isLong(value: unknown): value is { low: number; high: number; unsigned: boolean } {
  return typeof value === 'object' && value !== null && 'low' in value && 'high' in value && 'unsigned' in value;
}
function longText({ low, high, unsigned }: { low: number; high: number; unsigned: boolean }): string {
  const bits = (BigInt(high) << 32n) | BigInt(low >>> 0);
  return String(unsigned ? BigInt.asUintN(64, bits) : BigInt.asIntN(64, bits));
}

function camelCase(name: string): string {
  return name.replace(/_([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function nameIn(names: Record<string, unknown>, value: unknown): string {
  return Object.keys(names).find((name) => names[name] === value) ?? String(value);
}
