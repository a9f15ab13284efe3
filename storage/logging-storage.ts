import { type Disk, observeFiles, observeLogs } from './wrapped-storage.ts';

/** Writes down, as text, each operation that changes the disk: the golden order of I/O. */
export class LoggingStorage implements Disk {
  readonly files: Disk['files'];
  readonly logs: Disk['logs'];
  readonly lines: string[] = [];

  constructor(disk: Disk) {
    const observer = ({ name, path, bytes, sync }: { name: string; path: string; bytes?: number; sync?: string }) => {
      const parts = [name, path];
      if (bytes !== undefined) parts.push(`${bytes}`);
      if (sync !== undefined) parts.push(sync);
      this.lines.push(parts.join(' '));
    };
    this.files = observeFiles(disk.files, observer);
    this.logs = observeLogs(disk.logs, observer, (callback) => callback());
  }

  /** The lines since the last call. */
  take(): string[] {
    return this.lines.splice(0);
  }
}
