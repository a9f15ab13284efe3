// Access control as ZooKeeper has it: a node's list names identities and what each may do; a requester has the identities it
// proved. Schemes: world (anyone), ip (an address or a range of IPv4), digest (`user:base64(sha1(user:password))`), and auth, which
// stands for whatever the creator proved.
import { sha1Base64 } from '../../base/hash.ts';
import { type Acl, OPEN_ACL } from './protocol.ts';
import { ZooKeeperError } from './zookeeper-error.ts';

export interface Identity {
  readonly scheme: string;
  readonly id: string;
}

export function isPermitted(acl: readonly Acl[], permission: number, identities: readonly Identity[]): boolean {
  if (acl.length === 0) return true;
  return acl.some((entry) => (entry.perms & permission) !== 0 && identities.some((identity) => names(entry, identity)));
}

function names(entry: Acl, identity: Identity): boolean {
  if (entry.scheme === 'world') return entry.id === 'anyone';
  if (entry.scheme !== identity.scheme) return false;
  return entry.scheme === 'ip' ? isInRange(identity.id, entry.id) : entry.id === identity.id;
}

/** The list as it is kept: `auth` replaced by the requester's own identities, doubles removed. Throws INVALIDACL. */
export function settleAcl(path: string, acl: readonly Acl[], identities: readonly Identity[]): readonly Acl[] {
  const settled: Acl[] = [];
  for (const entry of acl) {
    if (entry.scheme === 'auth') {
      const proved = identities.filter((identity) => identity.scheme !== 'ip');
      if (proved.length === 0) throw new ZooKeeperError('INVALIDACL', path);
      settled.push(...proved.map(({ scheme, id }) => ({ perms: entry.perms, scheme, id })));
    } else if (isValid(entry)) settled.push(entry);
    else throw new ZooKeeperError('INVALIDACL', path);
  }
  if (settled.length === 0) throw new ZooKeeperError('INVALIDACL', path);
  const unique = new Map(settled.map((entry) => [`${entry.perms} ${entry.scheme} ${entry.id}`, entry]));
  const list = [...unique.values()];
  // Nearly every node is open; they share one list.
  return isSame(list, OPEN_ACL) ? OPEN_ACL : list;
}

function isValid({ scheme, id }: Acl): boolean {
  if (scheme === 'world') return id === 'anyone';
  if (scheme === 'digest') return /^[^:]+:[^:]+$/.test(id);
  return (
    scheme === 'ip' && (addressBits(id.split('/')[0]) !== undefined ? rangeOf(id) !== undefined : id.includes(':'))
  );
}

function isSame(a: readonly Acl[], b: readonly Acl[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => one.perms === b[i].perms && one.scheme === b[i].scheme && one.id === b[i].id)
  );
}

/** What `user:password` proves. */
export function digestIdentity(userAndPassword: Buffer): Identity {
  const user = userAndPassword.toString('utf8').split(':')[0];
  return { scheme: 'digest', id: `${user}:${sha1Base64(userAndPassword)}` };
}

/** A list as those see it who may not change it: without the hashes of passwords. */
export function maskAcl(acl: readonly Acl[]): readonly Acl[] {
  return acl.map((entry) => (entry.scheme === 'digest' ? { ...entry, id: `${entry.id.split(':')[0]}:x` } : entry));
}

function addressBits(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (match === null || match.slice(1).some((part) => Number(part) > 255)) return undefined;
  return match.slice(1).reduce((bits, part) => bits * 256 + Number(part), 0);
}

function rangeOf(text: string): { address: number; size: number } | undefined {
  const [addressText, lengthText = '32'] = text.split('/');
  const address = addressBits(addressText);
  const length = /^\d{1,2}$/.test(lengthText) ? Number(lengthText) : 33;
  return address === undefined || length > 32 ? undefined : { address, size: 2 ** (32 - length) };
}

function isInRange(address: string, rangeText: string): boolean {
  const bits = addressBits(address);
  const range = rangeOf(rangeText);
  if (bits === undefined || range === undefined) return address === rangeText;
  return Math.floor(bits / range.size) === Math.floor(range.address / range.size);
}
