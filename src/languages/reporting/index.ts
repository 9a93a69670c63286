import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fa } from './fa.js';
import { fr } from './fr.js';
import { he } from './he.js';
import { hi } from './hi.js';
import { id } from './id.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { tr } from './tr.js';
import type { ReportingTable } from './types.js';
import { uk } from './uk.js';
import { ur } from './ur.js';
import { vi } from './vi.js';
import { zh } from './zh.js';

export type { ReportingTable, SubjectPlace } from './types.js';

/** For text in a language without a table: what its marks alone tell. */
const und: ReportingTable = { code: 'und', subject: [] };

const byCode: ReadonlyMap<string, ReportingTable> = new Map(
  [ar, de, en, es, fa, fr, he, hi, id, ja, ko, pt, ru, tr, uk, ur, vi, zh].map((table) => [
    table.code,
    table,
  ]),
);

/** The table for a BCP 47 code: exact, then its base subtag, then one that knows no words. Never throws. */
export function reportingFor(code: string): ReportingTable {
  const tag = code.toLowerCase().replaceAll('_', '-');
  return byCode.get(tag) ?? byCode.get(tag.split('-', 1)[0] ?? '') ?? und;
}
