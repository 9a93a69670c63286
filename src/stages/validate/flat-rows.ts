import type { Codebook } from '../../records.js';
import type { Finding } from '../../schema.js';
import { nearest, READ_AS_MISSING, showValue } from '../../wording.js';
import { inspectAnnotator } from './annotations.js';
import { Identities } from './identities.js';
import { inspectLanguageTag } from './languages.js';
import type { Memory } from './memory.js';
import type { Where } from './places.js';
import { inspectDate } from './texts.js';

type Cells = Readonly<Record<string, unknown>>;

/** Checks of flat rows (dataset.csv, dataset.jsonl): columns, 0/1 cells, scores, and that `label` agrees with them. */
export class FlatRowChecks {
  readonly #pairs: Identities;
  readonly #labels: string[];

  constructor(
    readonly codebook: Codebook,
    memory?: Memory,
    readonly lastDay?: string,
  ) {
    this.#pairs = new Identities('row', memory);
    this.#labels = codebook.labels.map(({ id }) => id);
  }

  /** Findings about the columns of a table, by the first row. */
  inspectColumns(cells: Cells): Finding[] {
    const present = Object.keys(cells);
    const wanted = ['unit_id', 'text', 'label', ...this.#labels, 'annotator_id'];
    return wanted
      .filter((name) => !present.includes(name))
      .map((name) => {
        const near = nearest(
          name,
          present.filter((other) => !wanted.includes(other)),
        );
        return {
          code: 'row/missing-column',
          message: `column ${JSON.stringify(name)} is missing`,
          pointer: '',
          ...(near ? { hint: `did you mean it by ${JSON.stringify(near)}?` } : {}),
        };
      });
  }

  inspect(cells: Cells, where: Where): Finding[] {
    const findings = this.#pairs.add(rowKey(cells), where, '/unit_id').map((finding) => ({
      ...finding,
      code: 'row/repeated',
      message: `this annotator has a row for this unit already, ${finding.message.replace(/^.* first /, '')}`,
    }));
    const given = this.#labels.filter((id) => String(cells[id]) === '1');
    for (const id of this.#labels) {
      if (id in cells && !['0', '1'].includes(String(cells[id])))
        findings.push({
          code: 'row/not-0-or-1',
          message: `${id} has to be 0 or 1`,
          pointer: `/${id}`,
          found: showValue(cells[id]),
          ...hintForFlag(String(cells[id])),
        });
      const score = cells[`score_${id}`];
      if (score === undefined || score === null || score === '') continue;
      const value = Number(score);
      if (!(value >= 0 && value <= 1))
        findings.push({
          code: 'row/score',
          message: `score_${id} has to be a number from 0 to 1`,
          pointer: `/score_${id}`,
          found: showValue(score),
        });
    }
    const readable = this.#labels.every((id) => !(id in cells) || /^[01]$/.test(String(cells[id])));
    return [
      ...findings,
      // What cannot be read contradicts nothing.
      ...(readable ? this.#inspectLabel(cells['label'], given) : []),
      ...inspectOffsets(cells),
      ...inspectOrigin(cells, this.lastDay),
    ];
  }

  #inspectLabel(label: unknown, given: readonly string[]): Finding[] {
    if (label === undefined) return [];
    const allowed = given.length === 0 ? [this.codebook.none.id] : given;
    if (typeof label === 'string' && allowed.includes(label)) return [];
    const known = [...this.#labels, this.codebook.none.id];
    if (typeof label === 'string' && !known.includes(label)) {
      const near = nearest(label, known);
      const missing = READ_AS_MISSING.has(label.toLowerCase());
      const hint = missing
        ? `data frames read this word as a missing value; write ${JSON.stringify(this.codebook.none.id)}`
        : near && `did you mean ${JSON.stringify(near)}?`;
      return [
        {
          code: 'row/unknown-label',
          message: `label is no label of codebook ${this.codebook.id}`,
          pointer: '/label',
          found: showValue(label),
          expected: known.join(', '),
          ...(hint ? { hint } : {}),
        },
      ];
    }
    return [
      {
        code: 'row/label-contradicts',
        message: 'label contradicts the 0/1 columns',
        pointer: '/label',
        found: showValue(label),
        expected: allowed.join(' or '),
      },
    ];
  }
}

function hintForFlag(cell: string): { hint?: string } {
  if (/^[01]\.0+$/.test(cell))
    return {
      hint: "data frames write whole numbers so where a cell of the column is empty: astype('Int64')",
    };
  if (/^(true|false|yes|no|x)$/i.test(cell)) return { hint: 'write 1 and 0' };
  return cell === '' ? { hint: 'a unit that was not labelled has no row' } : {};
}

/** Names the annotation that a row shows: its unit and annotator. */
function rowKey(cells: Cells): string {
  const { unit_id, annotator_type, annotator_id, annotator_revision } = cells;
  return [unit_id, annotator_type, annotator_id, annotator_revision ?? ''].join('\n');
}

/** Who annotated, in what language, when: as far as the row tells. */
function inspectOrigin(cells: Cells, lastDay?: string): Finding[] {
  const { annotator_id: id, annotator_type: type, lang, article_date: date } = cells;
  const findings: Finding[] = [];
  if (id === '' || id === null) {
    findings.push({
      code: 'row/no-annotator',
      message: 'it is not told who annotated',
      pointer: '/annotator_id',
      hint: 'give each person an id, a pseudonym will do: agreement cannot be measured without',
    });
  } else if (typeof id === 'string' && type === 'person')
    findings.push(...inspectAnnotator({ type, id, revision: null, sha256: null }, '/annotator_id'));
  if (typeof lang === 'string' && lang !== '') findings.push(...inspectLanguageTag(lang, '/lang'));
  if (typeof date === 'string' && date !== '')
    findings.push(...inspectDate(date, '/article_date', lastDay));
  return findings;
}

function inspectOffsets(cells: Cells): Finding[] {
  const findings: Finding[] = [];
  for (const name of ['index', 'start', 'end']) {
    const value = cells[name];
    if (value === undefined || /^\d+$/.test(String(value))) continue;
    findings.push({
      code: 'row/not-a-number',
      message: `${name} has to be a whole number`,
      pointer: `/${name}`,
      found: showValue(value),
    });
  }
  if (typeof cells['text'] === 'string' && cells['text'] === '')
    findings.push({ code: 'row/no-text', message: 'text is empty', pointer: '/text' });
  return findings;
}
