import { ARTICLE_CASES } from './article-cases.js';
import type { Files } from './edits.js';
import { FOLDER_CASES } from './folder-cases.js';
import { LABEL_CASES } from './label-cases.js';
import { ROW_CASES } from './row-cases.js';
import { UNIT_CASES } from './unit-cases.js';

export type { Files } from './edits.js';

/** One kind of damage: what is changed, and what has to be told where the mark (⟦) stands. */
export interface Case {
  name: string;
  code: string;
  damage(good: Files): Record<string, string | Buffer>;
  /** Codes of what else follows from the damage. */
  also?: string[];
  /** Column of a table that has to be named. */
  field?: string;
  /** Has to match the message or the hint. */
  hint?: RegExp;
}

export const CASES: Case[] = [
  ...ARTICLE_CASES,
  ...UNIT_CASES,
  ...LABEL_CASES,
  ...ROW_CASES,
  ...FOLDER_CASES,
];
