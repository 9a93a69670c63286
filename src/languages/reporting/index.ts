import { ar } from './ar.js';
import { en } from './en.js';
import { fa } from './fa.js';
import { ru } from './ru.js';
import { vi } from './vi.js';
import type { ReportingTable } from './types.js';

export type { ReportingTable, SubjectPlace } from './types.js';

/** For text in a language without a table: what its marks alone tell. */
const und: ReportingTable = { code: 'und', subject: [] };

const byCode: ReadonlyMap<string, ReportingTable> = new Map([ar, en, fa, ru, vi].map((table) => [table.code, table]));

/** The table for a BCP 47 code: exact, then its base subtag, then one that knows no words. Never throws. */
export function reportingFor(code: string): ReportingTable {
  const tag = code.toLowerCase().replaceAll('_', '-');
  return byCode.get(tag) ?? byCode.get(tag.split('-', 1)[0] ?? '') ?? und;
}
