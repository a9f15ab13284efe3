// The part of node-zookeeper-client that the suite uses; the package brings no types.
declare module 'node-zookeeper-client' {
  import { EventEmitter } from 'node:events';

  export class Event {
    getName(): string;
    getPath(): string;
  }
  export class Transaction {
    create(path: string, data?: Buffer): this;
    setData(path: string, data: Buffer, version: number): this;
    check(path: string, version: number): this;
    remove(path: string, version: number): this;
    commit(callback: (error: unknown, results: unknown) => void): void;
  }
  export class Client extends EventEmitter {
    connect(): void;
    close(): void;
    getSessionId(): Buffer;
    create(path: string, ...rest: unknown[]): void;
    mkdirp(path: string, ...rest: unknown[]): void;
    exists(path: string, callback: (error: unknown, stat: { ephemeralOwner: Buffer } | null) => void): void;
    exists(path: string, watch: (event: Event) => void, callback: (error: unknown, stat: unknown) => void): void;
    getData(path: string, callback: (error: unknown, data: Buffer) => void): void;
    getData(path: string, watch: (event: Event) => void, callback: (error: unknown, data: Buffer) => void): void;
    setData(path: string, data: Buffer, ...rest: unknown[]): void;
    getChildren(path: string, callback: (error: unknown, names: string[], stat: unknown) => void): void;
    getChildren(path: string, watch: (event: Event) => void, callback: (error: unknown) => void): void;
    getACL(path: string, callback: (error: unknown, acls: unknown) => void): void;
    setACL(path: string, acls: unknown, version: number, callback: (error: unknown, stat: unknown) => void): void;
    remove(path: string, ...rest: unknown[]): void;
    removeRecursive(path: string, callback: (error: unknown) => void): void;
    transaction(): Transaction;
  }
  const zookeeper: {
    createClient(hosts: string, options: { sessionTimeout: number; spinDelay: number; retries: number }): Client;
    CreateMode: Record<string, number>;
    ACL: Record<string, unknown>;
  };
  export default zookeeper;
}
