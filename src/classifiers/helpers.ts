import { Worker } from 'node:worker_threads';
import type { HelperData } from './helper.js';
import { type Feeds, makePasses, type Passes } from './passes.js';

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

  constructor(
    /** Makes one pass on this thread. */
    readonly pass: (feeds: Feeds) => Promise<Float32Array>,
    readonly options: { count: number; data: HelperData; patience?: number | undefined },
  ) {}

  /** Makes all passes. */
  async make(passes: Passes): Promise<void> {
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
    const broken = await whenMade(help, passes.count - own);
    if (broken !== undefined) throw broken;
  }

  async close(): Promise<void> {
    await Promise.all(this.#helpers.map((helper) => helper.close()));
  }
}

/**
 * Resolves when `left` passes were made by others; whoever is still on the way by then is not waited
 * for. Resolves to what went wrong where they never will be.
 */
function whenMade(help: readonly Promise<number | Error>[], left: number): Promise<unknown> {
  return new Promise((resolve) => {
    if (left === 0) resolve(undefined);
    let out = help.length;
    for (const one of help) {
      one.then((made) => {
        left -= typeof made === 'number' ? made : 0;
        if (left === 0) resolve(undefined);
        if (--out === 0) resolve(made);
      });
    }
  });
}

/** One thread. */
class Helper {
  readonly #worker: Worker;
  readonly #ended: Promise<Error>;
  #answers: ((made: number) => void)[] = [];
  #closing = false;

  constructor(data: HelperData) {
    // Beside this file, whether it was compiled or not.
    const name = `./helper${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`;
    this.#worker = new Worker(new URL(name, import.meta.url), { workerData: data });
    this.#worker.on('message', (made: number) => {
      this.#answers.shift()?.(made);
      // Only while something is asked of it does it keep the process alive.
      if (this.#answers.length === 0 && !this.#closing) this.#worker.unref();
    });
    this.#ended = new Promise((resolve) => {
      this.#worker.once('error', resolve);
      this.#worker.once('exit', () => resolve(new Error('a thread of the classifier ended')));
    });
  }

  /** Takes part, and tells how many passes it made, or why it cannot make any. */
  make(passes: Passes): Promise<number | Error> {
    this.#worker.ref();
    this.#worker.postMessage(passes);
    const answer = new Promise<number>((resolve) => {
      this.#answers.push(resolve);
    });
    return Promise.race([answer, this.#ended]);
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#worker.ref();
    this.#worker.postMessage('close');
    await this.#ended;
  }
}
