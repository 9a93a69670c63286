/** Work that a stop may cost, in milliseconds: labels are made safe, and signals heard, that often. */
const LEAST = 1500;
const MOST = 5000;

/**
 * How many units are labelled at once: as many as take some seconds, whatever the classifier. Many
 * at once are faster, for like lengths meet; results do not depend on it.
 */
export function createPace(now: () => Date, most: number) {
  let size = Math.min(256, most);
  let last = now().getTime();
  return {
    size: () => size,
    /** To be told when the units of a window are done. */
    lap(): void {
      const took = now().getTime() - last;
      last += took;
      if (took > MOST) size = Math.max(32, size >> 1);
      else if (took < LEAST) size = Math.min(most, size << 1);
    },
  };
}
