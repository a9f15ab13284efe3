// Counts the memory that is asked for: a decoder must not believe a length before it has seen that many bytes.

let asked = 0;

/** Bytes asked for since the last call. */
export function takeAllocated(): number {
  const bytes = asked;
  asked = 0;
  return bytes;
}

/** From now on all buffers and typed arrays of this thread are counted. */
export function meterAllocations(): void {
  for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow'] as const) {
    const real = Buffer[name];
    Buffer[name] = ((size: number, ...rest: never[]) => {
      asked += size;
      return (real as (size: number, ...rest: never[]) => Buffer)(size, ...rest);
    }) as never;
  }
  for (const name of [
    'ArrayBuffer',
    'Uint8Array',
    'Uint16Array',
    'Int16Array',
    'Uint32Array',
    'Int32Array',
    'Float64Array',
  ] as const) {
    const real = globalThis[name];
    const elementBytes = 'BYTES_PER_ELEMENT' in real ? (real.BYTES_PER_ELEMENT as number) : 1;
    const metered: object = new Proxy(real as never, {
      construct(target, args, newTarget): object {
        const [size] = args;
        if (typeof size === 'number') asked += size * elementBytes;
        return Reflect.construct(target, args, newTarget === metered ? target : newTarget);
      },
    });
    (globalThis as Record<string, unknown>)[name] = metered;
  }
}
