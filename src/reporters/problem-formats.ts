import { createPaint, formatProblem } from '../errors.js';
import type { Problem } from '../records.js';
import { sarif } from './sarif.js';

/** How a list of problems is written: what stands before, each problem (numbered from 0), what stands after. */
export interface ProblemFormat {
  head: string;
  problem(problem: Problem, number: number): string;
  /** `hidden` problems were left out because of a limit. */
  tail(hidden: number): string;
}

export const PROBLEM_FORMAT_NAMES = ['text', 'json', 'github', 'sarif'] as const;
export type ProblemFormatName = (typeof PROBLEM_FORMAT_NAMES)[number];

/** For people, for programs (an object a line), for GitHub Actions, and for code-scanning tools (one SARIF log). */
export const PROBLEM_FORMATS: Readonly<
  Record<ProblemFormatName, (color: boolean) => ProblemFormat>
> = Object.freeze({
  text: (color: boolean) => {
    const paint = createPaint(color);
    return {
      head: '',
      problem: (problem: Problem) => `${formatProblem(problem, paint)}\n`,
      tail: (hidden: number) =>
        hidden === 0 ? '' : `... and ${hidden} more problems not shown (--max-problems)\n`,
    };
  },
  json: () => ({
    head: '',
    problem: (problem: Problem) => `${JSON.stringify(problem)}\n`,
    tail: () => '',
  }),
  github: () => ({ head: '', problem: workflowCommand, tail: () => '' }),
  sarif,
});

/** One line for a program to show beside the file: what is wrong, found, expected, and the hint. */
export function sentenceOf({ message, found, expected, hint }: Problem): string {
  const details = [
    found === undefined ? '' : `, found ${found}`,
    expected === undefined ? '' : `, expected ${expected}`,
  ].join('');
  return `${message}${details}${hint === undefined ? '' : `\n${hint}`}`;
}

/** A workflow command of GitHub Actions: `::error file=…,line=…,col=…,title=…::message`. */
function workflowCommand(problem: Problem): string {
  const { severity, code, place } = problem;
  const properties = Object.entries({
    file: place.file,
    line: place.line,
    col: place.column,
    title: code,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const about = [
    place.id && `id ${place.id}`,
    place.field ? `column ${place.field}` : place.pointer,
  ]
    .filter(Boolean)
    .join(' ');
  const message = about === '' ? sentenceOf(problem) : `${sentenceOf(problem)}\n[${about}]`;
  return `::${severity} ${properties.join(',')}::${escapeData(message)}\n`;
}

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string) =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
