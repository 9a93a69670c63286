import type { Readable } from 'node:stream';
import { editJson } from '../../formats/json-edit.js';
import { mayRepeatKeys } from '../../formats/json-walk.js';
import { OutputFile } from '../../formats/output.js';
import { type RecordKind, recordKindOf } from '../../formats/record-kinds.js';
import { LineStore } from '../../formats/text-store.js';
import type { FileEntry, Unit } from '../../records.js';
import { type Shape, shapeOf } from '../../schema/shape.js';
import { inspectRecord } from '../../schema.js';
import { Identities } from '../../stages/validate/identities.js';
import { Memory } from '../../stages/validate/memory.js';
import {
  composedIds,
  type Repair,
  repairIds,
  repairOffsets,
  repairShape,
} from '../../stages/validate/repair.js';
import { ArticleTexts } from './article-texts.js';
import { eachRecord, type RecordSource } from './fix-records.js';
import { Positions } from './positions.js';

/** One repair that was made, or `count` of a kind, of which this is the first. */
export interface Change {
  file: string;
  line: number;
  code: string;
  message: string;
  count: number;
  id?: string;
  pointer?: string;
}

type Repairable = 'article' | 'unit' | 'annotation';
const REPAIRABLE: readonly string[] = ['article', 'unit', 'annotation'] satisfies Repairable[];
/** Keys that hold ids, by kind of record. Ids of quotations are their own. */
const ID_KEYS: Readonly<Record<string, readonly string[]>> = {
  article: ['id'],
  unit: ['id', 'article_id', 'duplicate_of'],
  annotation: ['id', 'unit_id'],
  'flat-row': ['unit_id', 'article_id', 'duplicate_of'],
};

/** Repairs files of records one by one, into files beside them; the originals stay as they are. */
export class Fixer {
  readonly changes: Change[] = [];
  readonly store = new LineStore();
  readonly #ids = new Identities('article');
  readonly #articles = new ArticleTexts(this.#ids, new Positions(this.store, new Memory()));
  readonly #shapes = new Map<string, Shape>();
  /** New offsets of units, by the id they had: what their flat rows have to follow. */
  readonly #moved = new Map<string, Map<string, number>>();
  #names: ReadonlyMap<string, string> = new Map();

  constructor(readonly stdin: Readable) {}

  /** Learns how ids have to be written. Only sound where all files are given that refer to them. */
  async learnIds(files: readonly string[]): Promise<void> {
    const ids = new Set<string>();
    for (const path of files)
      await eachRecord(path, this.stdin, ({ value }) => {
        const id = (value as { id?: unknown } | null)?.id;
        if (typeof id === 'string' && /[^\0-\x7f]/.test(id)) ids.add(id);
      });
    this.#names = composedIds(ids);
  }

  /** Writes `path`, repaired, to `target`, not yet under its name. Undefined where it cannot be read. */
  async fixRecords(
    path: string,
    target: string,
    kind: RecordKind | undefined,
  ): Promise<{ output: OutputFile; entry: FileEntry; changed: boolean } | undefined> {
    const before = this.changes.length;
    const tally = new Map<string, Change>();
    const output = await OutputFile.create(target);
    let known = kind;
    const form = await eachRecord(
      path,
      this.stdin,
      async ({ text, value, source, before, after }) => {
        known ??= value === undefined ? undefined : recordKindOf(value);
        const fixed =
          value === undefined ? text : this.#fixRecord(text, value, known, source, tally);
        await output.write(`${before}${fixed}${after}`);
      },
    );
    if (form === undefined) {
      await output.discard();
      return undefined;
    }
    if (form.mark) this.#count(tally, path, 1, 'fix/byte-order-mark', 'byte order mark taken away');
    if (form.firstCrlf > 0)
      this.#count(tally, path, form.firstCrlf, 'fix/crlf', 'lines end in a line feed only');
    this.changes.push(...tally.values());
    const entry = await output.finish(target);
    return { output, entry, changed: this.changes.length > before };
  }

  #fixRecord(
    raw: string,
    value: unknown,
    kind: RecordKind | undefined,
    source: RecordSource,
    tally: Map<string, Change>,
  ): string {
    if (typeof value !== 'object' || value === null || kind === undefined) return raw;
    // Of a key that stands twice, nobody can say which value was meant.
    if (mayRepeatKeys(raw, value)) return raw;
    const record = value as Record<string, unknown>;
    const id = record['id'] ?? record['unit_id'];
    const repairs: Repair[] = [];
    if (REPAIRABLE.includes(kind))
      repairs.push(...repairShape(value, this.#shape(kind as Repairable)));
    if (kind === 'article' && typeof id === 'string') this.#noteArticle(id, source);
    if (kind === 'unit') repairs.push(...this.#repairUnit(raw, value, repairs));
    const ids = repairIds(record, ID_KEYS[kind] ?? [], this.#names);
    const moves = kind === 'flat-row' ? this.moves(record, String(record['unit_id'])) : [];
    repairs.push(...moves, ...ids);
    for (const { code, message, pointer } of repairs) {
      const { file, line } = source;
      if (code === 'fix/key-order' || code === 'fix/missing-null')
        this.#count(tally, file, line, code, message, pointer);
      else if (code === 'fix/id-nfc' || pointer.endsWith('/start'))
        this.changes.push({
          ...{ file, line, code, message, count: 1, pointer },
          ...(typeof id === 'string' ? { id } : {}),
        });
    }
    return repairs.length === 0 ? raw : editJson(raw, repairs);
  }

  #repairUnit(raw: string, value: unknown, shape: readonly Repair[]): Repair[] {
    const whole: unknown = shape.length === 0 ? value : JSON.parse(editJson(raw, shape));
    if (inspectRecord('unit', whole).length > 0) return [];
    const unit = whole as Unit;
    const article = this.#articles.get(unit.article_id);
    const repairs = article ? repairOffsets(unit, article.text) : [];
    if (repairs.length > 0) {
      const columns = repairs.map(({ pointer, ...repair }): [string, number] => [
        pointer.slice(1).replaceAll('/', '_'),
        'set' in repair ? (repair.set as number) : 0,
      ]);
      this.#moved.set(unit.id, new Map(columns));
    }
    return repairs;
  }

  /** What a flat row has to follow of its unit. */
  moves(cells: Readonly<Record<string, unknown>>, unitId: string): Repair[] {
    return [...(this.#moved.get(unitId) ?? [])]
      .filter(([column]) => column in cells)
      .map(([column, set]) => ({
        ...{ code: 'fix/offset-unit' as const, message: `${column} follows the unit` },
        ...{ pointer: `/${column}`, set },
      }));
  }

  /** How an id is written now. */
  nameOf(id: string): string | undefined {
    return this.#names.get(id);
  }

  #noteArticle(id: string, { file, line, byte, bytes }: RecordSource): void {
    this.#ids.add(id, { file, line });
    this.#articles.add({ base: '', column: 1, source: { file, byte, bytes } });
  }

  #shape(kind: Repairable): Shape {
    const shape = this.#shapes.get(kind) ?? shapeOf(kind);
    this.#shapes.set(kind, shape);
    return shape;
  }

  #count(
    tally: Map<string, Change>,
    file: string,
    line: number,
    code: string,
    message: string,
    pointer?: string,
  ): void {
    const known = tally.get(`${code} ${pointer}`);
    if (known !== undefined) known.count++;
    else
      tally.set(`${code} ${pointer}`, {
        ...{ file, line, code, message, count: 1 },
        ...(pointer ? { pointer } : {}),
      });
  }
}
