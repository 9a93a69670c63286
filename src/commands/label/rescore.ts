import { decide } from '../../classifiers/decide.js';
import { formatJsonLine } from '../../formats/jsonl.js';
import type { Row } from '../../formats/rows.js';
import { type Io, writeOut } from '../../io.js';
import type { KeptLogits, ProblemSink, Rule } from '../../records.js';
import { decisionOf } from '../classifier-options.js';
import type { Argv } from '../command.js';

/**
 * Decides the labels of rows anew from the logits that they carry, with the thresholds and the pool
 * that the options name. Rows that were never labelled (null) pass as they are; a row that was
 * labelled without keeping its logits is a problem, and passes too.
 */
export async function rescoreRows(
  rows: AsyncIterable<Row>,
  argv: Argv,
  io: Io,
  sink: ProblemSink,
): Promise<void> {
  let decision: Awaited<ReturnType<typeof decisionOf>> | undefined;
  for await (const { value, place } of rows) {
    const kept = value['logits'];
    if (!isKept(kept)) {
      if (value['labels'] !== null || (kept !== null && kept !== undefined)) {
        const { id } = value;
        sink({
          severity: 'error',
          code: 'label/no-logits',
          message: 'the row carries no logits to decide from',
          place: { ...place, ...(typeof id === 'string' ? { id } : {}) },
          hint: 'label it with --keep-logits first; the row is kept as it is',
        });
      }
      await writeOut(io.stdout, formatJsonLine(value));
    } else {
      decision ??= await decisionOf(argv, Object.keys(kept.rule.labels));
      const rule: Rule = {
        ...kept.rule,
        thresholds: { ...kept.rule.thresholds, ...decision.thresholds },
        pool: decision.pool ?? kept.rule.pool,
      };
      const decided = decide(kept, rule);
      await writeOut(
        io.stdout,
        formatJsonLine({ ...value, ...decided, logits: { ...kept, rule } }),
      );
    }
    if (io.signal.aborted) return;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Is this what `--keep-logits` writes, as far as deciding needs it? */
function isKept(value: unknown): value is KeptLogits {
  if (!isObject(value) || !isObject(value['rule'])) return false;
  const { outputs, values, hypotheses } = value;
  const { labels, thresholds, temperature } = value['rule'];
  return (
    Array.isArray(outputs) &&
    isObject(labels) &&
    isObject(thresholds) &&
    typeof temperature === 'number' &&
    (hypotheses === null || isObject(hypotheses)) &&
    Object.values(labels).every(
      (names) => Array.isArray(names) && names.every((name) => outputs.includes(name)),
    ) &&
    Array.isArray(values) &&
    values.length > 0 &&
    values.every(
      (window) =>
        Array.isArray(window) &&
        window.length > 0 &&
        window.every((row) => Array.isArray(row) && row.length === outputs.length),
    )
  );
}
