import { StorageError } from '../base/errors.ts';
import type { FileStorage, RandomAccessFile } from '../storage/file-storage.ts';

const COPY_BYTES = 1 << 20;

/** Gives a file another place: by rename, or by copy and delete where the storage cannot rename. Never overwrites (`exists`). */
export async function moveFile(files: FileStorage, source: string, target: string): Promise<void> {
  if (files.capabilities.rename) {
    await files.rename(source, target);
    return;
  }
  if ((await files.stat(target)) !== undefined)
    throw new StorageError('exists', target, 'there is such a file already');
  const input = await files.open(source);
  try {
    await copyFile(input, files, target);
  } finally {
    await input.close();
  }
  await files.delete(source);
}

/** A new file with the same content, durable when it resolves. */
export async function copyFile(input: RandomAccessFile, files: FileStorage, target: string): Promise<void> {
  const output = await files.create(target);
  try {
    for (let at = 0; at < input.length; at += COPY_BYTES) {
      await output.write(await input.read(at, Math.min(COPY_BYTES, input.length - at)));
    }
    await output.close();
  } catch (error) {
    await output.abort();
    throw error;
  }
}
