import { basename } from 'node:path';
import { StancekitError } from '../errors.js';
import type { Window } from './batches.js';
import { type Device, NEEDS } from './devices.js';
import { Helpers } from './helpers.js';
import type { NetworkFolder } from './model-folder.js';
import type { Ports } from './passes.js';
import { loadTokenizer, type Tokenizer } from './tokenizer.js';
import { runtimeFile } from './transformers.js';

export interface NetworkOptions {
  device: Device;
  /** Threads, all in all. */
  threads: number;
  /** Milliseconds of work before copies of the network are made for threads. */
  patience?: number | undefined;
}

/** A tokenizer and a network, loaded. */
export interface Network extends Tokenizer {
  /** Logits of batches of windows of equal length, row by row, batch by batch. */
  run(batches: readonly (readonly Window[])[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Loads tokenizer and network of a folder, beside each other. Nothing is ever fetched. Throws a
 * StancekitError where the runtime cannot read them, or does not have the device.
 */
export async function loadNetwork(
  folder: NetworkFolder,
  options: NetworkOptions,
): Promise<Network> {
  const { path, onnx, dtype } = folder;
  const { copies, sessionOptions } = planThreads(folder, options);
  const helpers = new Helpers({
    count: copies,
    patience: options.patience,
    plan: { path, onnx, dtype, device: options.device, sessionOptions, runtime: runtimeFile() },
  });
  const ports: Ports = {
    outputs: folder.outputs.length,
    // Networks with one type only have none for a second text.
    secondType: Number(folder.config['type_vocab_size'] ?? 2) > 1 ? 1 : 0,
  };
  try {
    const [tokenizer] = await Promise.all([loadTokenizer(path), helpers.ready]);
    return {
      ...tokenizer,
      run: (batches) => helpers.make(batches, ports),
      close: () => helpers.close(),
    };
  } catch (error) {
    await helpers.close();
    throw error instanceof StancekitError
      ? error
      : unloadable(error as Error, folder, options.device);
  }
}

/**
 * How the threads are used: a copy of the network for each, since passes beside each other gain more
 * than threads within a pass; fewer copies, with several threads, where they would take more than an
 * eighth of the memory that is there.
 */
function planThreads({ bytes, dtype }: NetworkFolder, { device, threads }: NetworkOptions) {
  // The runtime packs the weights anew: a copy takes up to twice the size of the file.
  const room = Math.floor(process.availableMemory() / 8 / (2 * bytes));
  const alone = device !== 'cpu' || dtype.endsWith('16');
  const copies = alone ? 1 : Math.max(1, Math.min(threads, room));
  return {
    copies,
    sessionOptions: {
      intraOpNumThreads: Math.floor(threads / copies),
      // Both hold memory for every shape that ever came, and there are many; neither saves time.
      enableMemPattern: false,
      enableCpuMemArena: false,
      // Threads that wait busily take the cores from whoever else is on the machine.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    },
  };
}

function unloadable(error: Error, folder: NetworkFolder, device: Device): StancekitError {
  const place = { file: folder.path };
  const why = error.message.split('\n', 1)[0] as string;
  if (device !== 'cpu' && !/Unsupported model type/.test(why)) {
    return new StancekitError(
      'classifier/device',
      `cannot run on ${device}, which needs ${NEEDS[device]}: ${why}`,
      { place, hint: 'leave --device away to run on the CPU', cause: error },
    );
  }
  return new StancekitError(
    'classifier/unloadable',
    `the runtime cannot load the classifier ${basename(folder.path)}: ${why}`,
    { place, cause: error },
  );
}
