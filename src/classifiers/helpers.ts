import { Worker } from 'node:worker_threads';
import type { Window } from './batches.js';
import type { HelperData } from './helper.js';
import {
  type Feeds,
  type Made,
  makePasses,
  type Passes,
  type Ports,
  SharedRoom,
} from './passes.js';

/** Milliseconds of work before help is called: about as long as it takes to come. */
const PATIENCE = 300;

/**
 * Makes passes through a network, with the help of threads that have a copy of it each. They are
 * called once the work turns out to be long, and stay until `close`. Where none can come (memory may
 * be short), the work is done without.
 */
export class Helpers {
  #helpers: Helper[] = [];
  #called = false;
  #last: Promise<unknown> = Promise.resolve();
  readonly #room = new SharedRoom();

  constructor(
    /** Makes one pass on this thread. */
    readonly pass: (feeds: Feeds) => Promise<Float32Array>,
    readonly options: { count: number; data: HelperData; patience?: number | undefined },
  ) {}

  /** Passes batches of windows of equal length, one lot after the other; gives the logits of all rows in their order. */
  make(batches: readonly (readonly Window[])[], ports: Ports): Promise<Float32Array> {
    const made = this.#last.then(() => this.#make(this.#room.lay(batches, ports)));
    this.#last = made.catch(() => undefined);
    return made;
  }

  async #make(passes: Passes): Promise<Float32Array> {
    const { count, data, patience = PATIENCE } = this.options;
    const began = performance.now();
    const help = this.#helpers.map((helper) => helper.make(passes));
    const own = await makePasses(passes, (feeds) => {
      if (!this.#called && performance.now() - began >= patience) {
        this.#called = true;
        this.#helpers = Array.from({ length: count }, () => new Helper(data));
        help.push(...this.#helpers.map((helper) => helper.make(passes)));
      }
      return this.pass(feeds);
    });
    const logits = new Float32Array(passes.rows * passes.outputs);
    for (const made of await whenMade(passes, own, help))
      logits.set(made.logits, made.row * passes.outputs);
    return logits;
  }

  async close(): Promise<void> {
    await Promise.all(this.#helpers.map((helper) => helper.close()));
  }
}

/**
 * What all made together; whoever is still on the way when nothing is left is not waited for. Throws
 * where passes were taken by one that broke.
 */
function whenMade(
  passes: Passes,
  own: readonly Made[],
  help: readonly Promise<Made[] | Error>[],
): Promise<Made[]> {
  return new Promise((resolve, reject) => {
    const all = [...own];
    let out = help.length;
    if (all.length === passes.count) resolve(all);
    for (const one of help) {
      one.then((made) => {
        if (!(made instanceof Error)) all.push(...made);
        if (all.length === passes.count) resolve(all);
        else if (--out === 0) reject(made);
      });
    }
  });
}

/** One thread. */
class Helper {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #answers: ((made: Made[] | Error) => void)[] = [];
  #closing = false;
  #broken: Error | undefined;

  constructor(data: HelperData) {
    // Beside this file, whether it was compiled or not.
    const name = `./helper${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`;
    this.#worker = new Worker(new URL(name, import.meta.url), { workerData: data });
    this.#worker.on('message', (made: Made[]) => {
      this.#answers.shift()?.(made);
      // Only while something is asked of it does it keep the process alive.
      if (this.#answers.length === 0 && !this.#closing) this.#worker.unref();
    });
    this.#ended = new Promise((resolve) => {
      const end = (error: Error) => {
        this.#broken = error;
        for (const answer of this.#answers.splice(0)) answer(error);
        resolve();
      };
      this.#worker.once('error', end);
      this.#worker.once('exit', () => end(new Error('a thread of the classifier ended')));
    });
  }

  /** Takes part, and tells what it made, or why it cannot make anything. */
  make(passes: Passes): Promise<Made[] | Error> {
    if (this.#broken !== undefined) return Promise.resolve(this.#broken);
    this.#worker.ref();
    this.#worker.postMessage(passes);
    return new Promise((resolve) => {
      this.#answers.push(resolve);
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#worker.ref();
    this.#worker.postMessage('close');
    await this.#ended;
  }
}
