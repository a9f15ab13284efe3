// The package: the client, and clusters started in the caller's own process.

export { type Cluster, type ClusterOptions, start } from './bin/embedded.ts';
export * from './client/index.ts';
