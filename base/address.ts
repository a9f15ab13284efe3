// A host and a port as one text. An IPv6 host stands in brackets, as HBase and ZooKeeper write it too.

/** `host:port` or `[host]:port`. */
export function addressOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Undefined when the text is not of that form. */
export function parseAddress(text: string): { host: string; port: number } | undefined {
  const match = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(text);
  return match === null ? undefined : { host: match[1], port: Number(match[2]) };
}
