import type { Writable } from 'node:stream';
import cliProgress from 'cli-progress';

/** Tells how far a long run is. Silent unless told to show. */
export interface Progress {
  /** `done` of `total`, where the total is known. */
  update(done: number, total: number): void;
  stop(): void;
}

/** A bar with rate and time left, on a terminal only. `what` names the things counted. */
export function createProgress(options: {
  stream: Writable;
  show: boolean;
  what: string;
}): Progress {
  if (!options.show) return { update: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    {
      stream: options.stream as NodeJS.WritableStream,
      format: `{bar} {value}/{total} ${options.what} | {rate}/s | {eta_formatted} left`,
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 50,
    },
    cliProgress.Presets.shades_classic,
  );
  const began = performance.now();
  let running = false;
  return {
    update(done, total) {
      const rate = (done / Math.max(1e-3, (performance.now() - began) / 1000)).toFixed(1);
      if (!running) bar.start(total, done, { rate });
      running = true;
      bar.setTotal(total);
      bar.update(done, { rate });
    },
    stop() {
      if (running) bar.stop();
    },
  };
}
