import { createPaint } from '../errors.js';
import type { Scored, Unit } from '../records.js';

/** Words shown for a label: those that moved its score most. */
const WORDS = 5;
/** Effects smaller than this are noise to a reader. */
const LEAST = 0.02;

interface Attribution {
  rule: string;
  weight: number | null;
  evidence: readonly Evidence[];
  target: { weight: number | null; evidence: readonly Evidence[] } | null;
}

interface Evidence {
  evidence: string;
  weight: number;
}

interface Labelling {
  scored: Scored;
  words: readonly { text: string; effects: { [label: string]: number } }[];
}

/** Why a unit was attributed and labelled as it was, for reading. */
export function formatExplanation(
  unit: Unit,
  attribution: Attribution,
  labelling: Labelling,
  color: boolean,
): string {
  const paint = createPaint(color);
  const line = (name: string, value: string) => `  ${name.padEnd(12)}${value}`;
  const { speaker, reported_by, cue, target } = unit;
  const resolved = speaker?.resolved ? ` (${speaker.resolved.text})` : '';
  const weight = attribution.weight === null ? '' : `, log-odds ${attribution.weight.toFixed(1)}`;
  const evidence = strongest(attribution.evidence);
  const why = target === null ? null : attribution.target;
  const lines = [
    `${paint.bold(unit.id)} ${paint.dim(`[${unit.lang}, ${unit.kind}]`)}`,
    `  ${unit.text.replace(/\s+/g, ' ')}`,
    line('speaker', speaker ? `${speaker.text}${resolved}` : '-'),
    line('', paint.dim(`rule ${attribution.rule}${weight}`)),
    ...(evidence.length > 0 ? [line('', paint.dim(evidence.join(', ')))] : []),
    ...(reported_by ? [line('reported by', reported_by.text)] : []),
    ...(cue ? [line('cue', cue.text)] : []),
    ...(target ? [line('target', target.text)] : []),
    ...(why
      ? [
          line(
            '',
            paint.dim(why.weight === null ? 'rule object' : `log-odds ${why.weight.toFixed(1)}`),
          ),
        ]
      : []),
    ...(why ? [line('', paint.dim(strongest(why.evidence).join(', ')))] : []),
    ...Object.entries(labelling.scored.scores).map(([label, score]) => {
      const given = labelling.scored.labels.includes(label);
      const head = `${given ? paint.green(label) : label} ${score.toFixed(2)}`;
      return `  ${head}  ${paint.dim(movers(labelling, label).join(', '))}`;
    }),
  ];
  return `${lines.join('\n')}\n\n`;
}

function strongest(evidence: readonly Evidence[]): string[] {
  return [...evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, WORDS)
    .map((item) => `${item.evidence} ${signed(item.weight)}`);
}

/** The words without which the score would be most different. */
function movers({ words }: Labelling, label: string): string[] {
  return words
    .map(({ text, effects }) => ({ text, effect: effects[label] ?? 0 }))
    .filter(({ effect }) => Math.abs(effect) >= LEAST)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, WORDS)
    .map(({ text, effect }) => `${text} ${signed(effect)}`);
}

const signed = (value: number) => `${value < 0 ? '\u2212' : '+'}${Math.abs(value).toFixed(2)}`;
