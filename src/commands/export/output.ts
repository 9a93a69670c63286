import { OutputFile } from '../../formats/output.js';
import { type Io, writeOut } from '../../io.js';

/** Where an export goes: a file that gets its name when it is whole, or stdout. */
export interface Target {
  write(chunk: string | Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

export async function openTarget(path: string | undefined, io: Io): Promise<Target> {
  if (path === undefined) {
    return {
      write: (chunk) => writeOut(io.stdout, chunk),
      finish: async () => {},
      discard: async () => {},
    };
  }
  const file = await OutputFile.create(path);
  return {
    write: (chunk) => file.write(chunk),
    finish: async () => {
      await file.finish(path);
      await file.publish();
    },
    discard: () => file.discard(),
  };
}

/** Writes a text to a file, whole or not at all, or to stdout. */
export async function writeWhole(path: string | undefined, text: string, io: Io): Promise<void> {
  const target = await openTarget(path, io);
  try {
    await target.write(text);
    await target.finish();
  } finally {
    await target.discard();
  }
}
