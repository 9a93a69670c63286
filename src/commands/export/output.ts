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
