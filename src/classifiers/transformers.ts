import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import {
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
  LogLevel,
  Tensor,
} from '@xenova/transformers';
import { StancekitError } from '../errors.js';
import type { Window } from './batches.js';
import { type Device, NEEDS } from './devices.js';
import { Helpers } from './helpers.js';
import type { ModelFolder } from './model-folder.js';
import type { Feeds, Ports } from './passes.js';

export interface NetworkOptions {
  device: Device;
  /** Threads, all in all. */
  threads: number;
  /** Milliseconds of work before copies of the network are made for threads. */
  patience?: number | undefined;
}

/** The special tokens that stand around a text, or around the two texts of a pair. */
export interface Frame {
  before: number[];
  after: number[];
}
export interface PairFrame extends Frame {
  between: number[];
}

/** A tokenizer and a network, loaded. */
export interface Network {
  readonly frame: Frame;
  /** Throws where the tokenizer was not made for pairs. */
  pairFrame(): PairFrame;
  /** Token ids of a text, without special tokens. The text is composed (NFC) first. */
  encode(text: string): number[];
  /** Logits of batches of windows of equal length, row by row, batch by batch. */
  run(batches: readonly (readonly Window[])[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Loads tokenizer and network from an opened folder. Nothing is ever fetched. Throws a
 * StancekitError where the runtime cannot read them, or does not have the device.
 */
export async function loadNetwork(folder: ModelFolder, options: NetworkOptions): Promise<Network> {
  const { path, dtype, onnx } = folder;
  env.allowRemoteModels = false;
  env.logLevel = LogLevel.ERROR;
  const { copies, sessionOptions } = planThreads(folder, options);
  const { tokenizer, model } = await load();
  const session = model.sessions['model'] as { inputNames: string[] };
  const typed = session.inputNames.includes('token_type_ids');
  const ports: Ports = {
    outputs: folder.outputs.length,
    // Networks with one type only have none for a second text.
    secondType: Number(folder.config['type_vocab_size'] ?? 2) > 1 ? 1 : 0,
  };
  const helpers = new Helpers(pass, {
    count: copies - 1,
    patience: options.patience,
    data: {
      runtime: createRequire(import.meta.resolve('@xenova/transformers')).resolve(
        'onnxruntime-node',
      ),
      onnx: join(path, onnx),
      sessionOptions,
    },
  });
  const bare = (text: string) =>
    tokenizer.encode(text.normalize('NFC'), { add_special_tokens: false });
  const frame = frameOf(bare('a'), tokenizer.encode('a'));

  async function pass({ ids, mask, types, shape }: Feeds): Promise<Float32Array> {
    const output = await model({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
      ...(typed ? { token_type_ids: new Tensor('int64', types, shape) } : {}),
    });
    const logits = output.logits as Tensor;
    return (logits.type === 'float32' ? logits : logits.to('float32')).data as Float32Array;
  }

  async function load() {
    try {
      return {
        tokenizer: await AutoTokenizer.from_pretrained(path, { local_files_only: true }),
        model: await AutoModelForSequenceClassification.from_pretrained(path, {
          local_files_only: true,
          dtype,
          device: options.device,
          subfolder: dirname(onnx) === '.' ? '' : dirname(onnx),
          session_options: sessionOptions,
        }),
      };
    } catch (error) {
      throw unloadable(error as Error, folder, options.device);
    }
  }

  return {
    frame,
    pairFrame: () =>
      pairFrameOf(frame.before, bare('a'), bare('b'), tokenizer.encode('a', { text_pair: 'b' })),
    encode: bare,
    run: (batches) => helpers.make(batches, ports),
    close: async () => {
      await helpers.close();
      await model.dispose();
    },
  };
}

/**
 * How the threads are used: a copy of the network for each, since passes beside each other gain more
 * than threads within a pass; fewer copies, with several threads, where they would take more than an
 * eighth of the memory that is there.
 */
function planThreads({ files, onnx, dtype }: ModelFolder, { device, threads }: NetworkOptions) {
  const bytes = files
    .filter((file) => file.path.startsWith(onnx))
    .reduce((sum, file) => sum + file.bytes, 0);
  // The runtime packs the weights anew: a copy takes up to twice the size of the file.
  const room = Math.floor(process.availableMemory() / 8 / (2 * bytes));
  // Helpers read logits of 32 bits only.
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

/** Finds the special tokens of a tokenizer by looking at what it puts around a word. */
function frameOf(bare: readonly number[], framed: readonly number[]): Frame {
  const first = placeOf(bare, framed, 0);
  return { before: framed.slice(0, first), after: framed.slice(first + bare.length) };
}

/** The same for a pair of words; `before` stands before the first text, alone or in a pair. */
function pairFrameOf(
  before: readonly number[],
  a: readonly number[],
  b: readonly number[],
  framed: readonly number[],
): PairFrame {
  const from = placeOf(a, framed, before.length) + a.length;
  const second = placeOf(b, framed, from);
  return {
    before: framed.slice(0, from - a.length),
    between: framed.slice(from, second),
    after: framed.slice(second + b.length),
  };
}

function placeOf(part: readonly number[], whole: readonly number[], from: number): number {
  for (let at = from; at + part.length <= whole.length; at++) {
    if (part.every((id, i) => whole[at + i] === id)) return at;
  }
  throw new StancekitError(
    'classifier/tokenizer',
    'cannot tell where the tokenizer puts its special tokens',
  );
}

function unloadable(error: Error, folder: ModelFolder, device: Device): StancekitError {
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
