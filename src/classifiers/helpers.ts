import { Worker } from 'node:worker_threads';
import type { Window } from './batches.js';
import { type Made, type Passes, type Ports, SharedRoom } from './passes.js';
import type { SessionPlan } from './transformers.js';

/** Milliseconds of work before more threads are called: about as long as they take to come. */
const PATIENCE = 300;

/**
 * Makes passes through a network in threads that have a copy of it each, so that this thread can read
 * and write meanwhile. The first comes at once; the others are called when the work turns out to be
 * long, and where they cannot come (memory may be short), it is done without. All stay until `close`.
 */
export class Helpers {
  readonly #helpers: Helper[];
  readonly #lots = new Set<Lot>();
  readonly #rooms: SharedRoom[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly options: { count: number; plan: SessionPlan; patience?: number | undefined },
  ) {
    this.#helpers = [new Helper(options.plan)];
  }

  /** Resolves once the first copy of the network is there; rejects with the reason where it cannot be loaded. */
  get ready(): Promise<void> {
    return (this.#helpers[0] as Helper).ready;
  }

  /** Passes batches of windows of equal length; gives the logits of all rows in their order. Several lots may be under way. */
  async make(batches: readonly (readonly Window[])[], ports: Ports): Promise<Float32Array> {
    if (batches.length === 0) return new Float32Array(0);
    const room = this.#rooms.pop() ?? new SharedRoom();
    const lot = new Lot(room.lay(batches, ports));
    this.#lots.add(lot);
    for (const helper of this.#helpers) lot.give(helper);
    this.#timer ??= setTimeout(() => this.#call(), this.options.patience ?? PATIENCE);
    try {
      return await lot.made;
    } finally {
      this.#rooms.push(room);
      this.#lots.delete(lot);
      if (this.#lots.size === 0) {
        clearTimeout(this.#timer);
        this.#timer = undefined;
      }
    }
  }

  #call(): void {
    while (this.#helpers.length < this.options.count) {
      const helper = new Helper(this.options.plan);
      this.#helpers.push(helper);
      for (const lot of this.#lots) lot.give(helper);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#helpers.map((helper) => helper.close()));
  }
}

/** Passes that are made together. Whoever is still on the way when all are made is not waited for. */
class Lot {
  readonly made: Promise<Float32Array>;
  readonly #logits: Float32Array;
  #missing: number;
  #out = 0;
  #broken: Error | undefined;
  #resolve!: (logits: Float32Array) => void;
  #reject!: (error: Error) => void;

  constructor(readonly passes: Passes) {
    this.#logits = new Float32Array(passes.rows * passes.outputs);
    this.#missing = passes.count;
    this.made = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  give(helper: Helper): void {
    this.#out++;
    helper.make(this.passes).then((made) => this.#take(made));
  }

  #take(made: Made[] | Error): void {
    this.#out--;
    if (made instanceof Error) this.#broken = made;
    else
      for (const { row, logits } of made) {
        this.#logits.set(logits, row * this.passes.outputs);
        this.#missing--;
      }
    if (this.#missing === 0) this.#resolve(this.#logits);
    // Passes were taken by one that broke.
    else if (this.#out === 0) this.#reject(this.#broken as Error);
  }
}

/** One thread. */
class Helper {
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #answers: ((made: Made[] | Error) => void)[] = [];
  #closing = false;
  #broken: Error | undefined;

  constructor(plan: SessionPlan) {
    // Beside this file, whether it was compiled or not.
    const name = `./helper${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`;
    this.#worker = new Worker(new URL(name, import.meta.url), { workerData: plan });
    let fail: (error: Error) => void;
    this.ready = new Promise((resolve, reject) => {
      fail = reject;
      this.#worker.on('message', (told: { ready: true } | { failed: string } | Made[]) => {
        // It ends by itself then.
        if ('failed' in told) return this.#end(new Error(told.failed));
        if ('ready' in told) resolve();
        else this.#answers.shift()?.(told);
        // Only while something is asked of it does it keep the process alive.
        if (this.#answers.length === 0 && !this.#closing) this.#worker.unref();
      });
    });
    this.ready.catch(() => undefined);
    this.#ended = new Promise((resolve) => {
      const end = (error: Error) => {
        this.#end(error);
        fail(this.#broken as Error);
        resolve();
      };
      this.#worker.once('error', end);
      this.#worker.once('exit', () => end(new Error('a thread of the classifier ended')));
    });
  }

  #end(error: Error): void {
    this.#broken ??= error;
    for (const answer of this.#answers.splice(0)) answer(this.#broken);
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
