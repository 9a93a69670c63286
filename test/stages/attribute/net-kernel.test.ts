import t from 'tap';
import { Kernel } from '../../../src/stages/attribute/net-kernel.js';
import { UNITS } from '../../../src/stages/attribute/net-weights.js';

/** Numbers between -1 and 1 that look random. */
const numbers = (count: number, salt: number) =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898 + salt) * 0.9);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

t.test('a matrix times a vector is added to what is there', async (t) => {
  const kernel = new Kernel();
  const [count, outputs] = [7, 2 * UNITS];
  const [start, vector, matrix] = [
    numbers(outputs, 1),
    numbers(count, 2),
    numbers(count * outputs, 3),
  ];
  const out = kernel.keep(start);
  kernel.multiply(out, kernel.keep(vector), kernel.keep(matrix), count, 2);
  for (let k = 0; k < outputs; k++) {
    let sum = start[k] as number;
    for (let i = 0; i < count; i++)
      sum += (vector[i] as number) * (matrix[i * outputs + k] as number);
    t.ok(Math.abs(sum - (kernel.floats[out + k] as number)) < 1e-5, `number ${k}`);
  }
});

t.test('gated units hold what their formula says, forwards and backwards', async (t) => {
  const kernel = new Kernel();
  const [tokens, gates] = [5, 3 * UNITS];
  const inputs = numbers(tokens * gates, 4).map((value, i) =>
    i === 0 ? 200 : i === 1 ? -200 : value * 3,
  );
  const [recurrent, bias] = [numbers(UNITS * gates, 5), numbers(gates, 6)];
  const at = kernel.keep(inputs);
  const [weights, biasAt] = [kernel.keep(recurrent), kernel.keep(bias)];
  const [states, scratch] = [kernel.room(tokens * UNITS), kernel.room(UNITS + gates)];
  for (const step of [1, -1]) {
    const first = step === 1 ? 0 : tokens - 1;
    kernel.recur(
      at + first * gates,
      step * gates,
      states + first * UNITS,
      step * UNITS,
      tokens,
      weights,
      biasAt,
      scratch,
    );
    let held = new Array<number>(UNITS).fill(0);
    for (let n = 0, i = first; n < tokens; n++, i += step) {
      const sums = Array.from(bias, (value, k) =>
        held.reduce((sum, state, j) => sum + state * (recurrent[j * gates + k] as number), value),
      );
      const input = (k: number) => inputs[i * gates + k] as number;
      held = held.map((state, k) => {
        const update = sigmoid(input(UNITS + k) + (sums[UNITS + k] as number));
        const reset = sigmoid(input(k) + (sums[k] as number));
        const fresh = Math.tanh(input(2 * UNITS + k) + reset * (sums[2 * UNITS + k] as number));
        return (1 - update) * fresh + update * state;
      });
      const found = kernel.floats.subarray(states + i * UNITS, states + (i + 1) * UNITS);
      t.ok(
        held.every((state, k) => Math.abs(state - (found[k] as number)) < 1e-5),
        `token ${i} of step ${step}`,
      );
    }
  }
});

t.test('memory is handed out once', async (t) => {
  const kernel = new Kernel();
  const first = kernel.room(5);
  t.equal(kernel.room(1), first + 8, 'whole vectors');
  t.throws(() => kernel.room(2 ** 30), RangeError);
});
