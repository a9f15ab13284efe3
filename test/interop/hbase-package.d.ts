// The npm package `hbase` has no types; every call of it takes a node-style callback last.
declare module 'hbase' {
  type Done = (error: unknown, value: never) => void;
  interface RestRow {
    get(...args: unknown[]): unknown;
    put(...args: unknown[]): unknown;
    exists(...args: unknown[]): unknown;
    delete(...args: unknown[]): unknown;
  }
  interface RestScanner extends NodeJS.ReadableStream {
    read(): never;
  }
  interface RestTable {
    create(schema: object, done: Done): unknown;
    update(schema: object, done: Done): unknown;
    exists(done: Done): unknown;
    delete(done: Done): unknown;
    schema(done: Done): unknown;
    regions(done: Done): unknown;
    row(key: string): RestRow;
    scan(options: object): RestScanner;
  }
  export interface RestClient {
    version(done: Done): unknown;
    version_cluster(done: Done): unknown;
    status_cluster(done: Done): unknown;
    tables(done: Done): unknown;
    table(name: string): RestTable;
  }
  export default function hbase(options: { host: string; port: number }): RestClient;
}
