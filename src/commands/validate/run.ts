import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { StancekitError } from '../../errors.js';
import { formatOfName } from '../../formats/article-paths.js';
import { displayName, readBytes, STDIN } from '../../formats/bytes.js';
import { type LoadedCodebook, readCodebook } from '../../formats/codebooks.js';
import { type CsvRow, readCsv } from '../../formats/csv.js';
import { type Located, readJsonl, syntaxProblem } from '../../formats/jsonl.js';
import { decodeFile } from '../../formats/lines.js';
import { type RecordKind, recordKindOf, sniffRecordKind } from '../../formats/record-kinds.js';
import { TextStore } from '../../formats/text-store.js';
import type { Annotation, Article, Manifest, ProblemSink, Unit, UnitKind } from '../../records.js';
import { type Finding, inspectRecord } from '../../schema.js';
import { AnnotationChecks } from '../../stages/validate/annotations.js';
import { ArticleChecks } from '../../stages/validate/articles.js';
import { FlatRowChecks } from '../../stages/validate/flat-rows.js';
import { UnitChecks } from '../../stages/validate/units.js';
import { inspectManifest } from './manifest.js';
import { tellOfHeader, tellOfJson, tellOfRow } from './tell.js';

export interface ValidationOptions {
  stdin: Readable;
  schema: RecordKind | undefined;
  encoding: string | undefined;
  codebook: LoadedCodebook | undefined;
  sink: ProblemSink;
  stopped: () => boolean;
}

const ORDER: readonly RecordKind[] = [
  'codebook',
  'article',
  'unit',
  'labelled-unit',
  'annotation',
  'flat-row',
  'manifest',
];

/** Files that belong together: their records are checked one by one, and against each other. */
export class ValidationRun {
  files = 0;
  records = 0;
  readonly #articles = new ArticleChecks();
  readonly #units = new UnitChecks();
  readonly #annotations: AnnotationChecks;
  /** Rows are checked file by file: dataset.csv and dataset.jsonl hold the same ones. */
  #rows: FlatRowChecks;
  readonly #texts = new TextStore();
  readonly #kinds = new Map<string, UnitKind>();
  readonly #counts = new Map<RecordKind, number>();

  private constructor(
    readonly options: ValidationOptions,
    codebook: LoadedCodebook,
  ) {
    this.#annotations = new AnnotationChecks(codebook.codebook);
    this.#rows = new FlatRowChecks(codebook.codebook);
  }

  /** Checks loose files, articles before units before annotations, whatever the order given. */
  static async files(paths: readonly string[], options: ValidationOptions): Promise<ValidationRun> {
    const run = new ValidationRun(options, options.codebook ?? (await readCodebook()));
    const kinds = new Map<string, RecordKind | undefined>();
    for (const path of paths)
      kinds.set(path, options.schema ?? (await sniffRecordKind(path, options)));
    const place = (path: string) => ORDER.indexOf(kinds.get(path) ?? 'manifest');
    try {
      for (const path of [...paths].sort((a, b) => place(a) - place(b)))
        await run.#file(path, kinds.get(path));
    } finally {
      await run.#texts.close();
    }
    return run;
  }

  /** Checks a dataset folder, its manifest and its checksums. */
  static async folder(folder: string, options: ValidationOptions): Promise<ValidationRun> {
    const here = async (name: string) =>
      access(join(folder, name)).then(
        () => true,
        () => false,
      );
    const own = (await here('codebook.json'))
      ? await readCodebook(join(folder, 'codebook.json'))
      : undefined;
    const run = new ValidationRun(options, options.codebook ?? own ?? (await readCodebook()));
    try {
      for (const [name, kind] of [
        ['articles.jsonl', 'article'],
        ['units.jsonl', 'unit'],
        ['annotations.jsonl', 'annotation'],
        ['dataset.jsonl', 'flat-row'],
        ['dataset.csv', 'flat-row'],
      ] as const) {
        if (await here(name)) await run.#file(join(folder, name), kind);
      }
      if (await here('manifest.json')) await run.#manifest(folder);
      else if (run.files > 0)
        options.sink({
          severity: 'warning',
          code: 'manifest/missing',
          message: 'the folder has no manifest.json: counts and checksums cannot be checked',
          place: { file: folder },
        });
    } finally {
      await run.#texts.close();
    }
    return run;
  }

  async #file(path: string, kind: RecordKind | undefined): Promise<void> {
    const { sink, stdin, encoding } = this.options;
    const file = displayName(path);
    const format = path === STDIN ? 'jsonl' : formatOfName(path);
    this.files++;
    this.#rows = new FlatRowChecks(this.#annotations.codebook);
    if (format === 'csv' || format === 'tsv') {
      let row = 0;
      for await (const cells of readCsv(readBytes(path, stdin), {
        file,
        delimiter: format === 'csv' ? ',' : '\t',
        encoding,
        sink,
      }))
        this.#csvRow(cells, file, row++ === 0);
      if (row === 0)
        sink({
          severity: 'error',
          code: 'input/empty',
          message: 'the file holds no rows',
          place: { file },
        });
      return;
    }
    if (format === 'json') return await this.#json(path, kind);
    if (format !== 'jsonl') {
      throw new StancekitError(
        'input/unknown-format',
        'expected a dataset folder or a file in .jsonl, .json, .csv or .tsv',
        { place: { file } },
      );
    }
    let seen = 0;
    const streamed = path === STDIN || path.endsWith('.gz') || encoding !== undefined;
    for await (const located of readJsonl(readBytes(path, stdin), { file, encoding, sink })) {
      seen++;
      await this.#record(located, kind ?? recordKindOf(located.value), file, !streamed);
      if (this.options.stopped()) return;
    }
    if (seen === 0 && path !== STDIN && (await stat(path)).size === 0)
      sink({
        severity: 'warning',
        code: 'input/empty',
        message: 'the file is empty',
        place: { file },
      });
  }

  async #json(path: string, kind: RecordKind | undefined): Promise<void> {
    const text = decodeFile(await readFile(path), { file: path, encoding: this.options.encoding });
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.options.sink(syntaxProblem(text, path));
      return;
    }
    const base = { raw: text, line: 1, byte: 0, bytes: 0 };
    if (!Array.isArray(value))
      return await this.#record({ value, ...base }, kind ?? recordKindOf(value), path, false);
    for (const [i, item] of value.entries())
      await this.#record(
        { value: item, ...base },
        kind ?? recordKindOf(item),
        path,
        false,
        `/${i}`,
      );
  }

  async #record(
    located: Located,
    kind: RecordKind | undefined,
    file: string,
    rereadable: boolean,
    base = '',
  ): Promise<void> {
    const { value, line } = located;
    const where = `${file}:${line}`;
    this.records++;
    if (kind === undefined) {
      return tellOfJson(
        this.options.sink,
        [
          {
            code: 'record/unknown-kind',
            message: 'cannot tell what kind of record this is',
            pointer: '',
            hint: 'say it with --schema',
          },
        ],
        located,
        file,
        base,
      );
    }
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    if (kind === 'flat-row')
      return tellOfJson(
        this.options.sink,
        this.#rows.inspect(value as Record<string, unknown>, where),
        located,
        file,
        base,
      );
    const { labels, scores, annotator, codebook, truncated, ...unit } = value as Annotation & Unit;
    if (kind === 'labelled-unit') {
      const wrong = inspectRecord('unit', unit);
      if (labels !== null && wrong.length === 0)
        wrong.push(...this.#annotations.inspectLabels({ labels, scores, codebook }));
      return tellOfJson(this.options.sink, wrong, located, file, base);
    }
    const findings = inspectRecord(kind, value);
    if (findings.length === 0) findings.push(...(await this.#crossCheck(kind, value, where)));
    if (kind === 'article' && typeof (value as Article).id === 'string') {
      const { byte, bytes, raw } = located;
      this.#texts.add(
        (value as Article).id,
        rereadable ? { file, byte, bytes } : { text: base === '' ? raw : JSON.stringify(value) },
      );
    }
    tellOfJson(this.options.sink, findings, located, file, base);
  }

  async #crossCheck(kind: RecordKind, value: unknown, where: string): Promise<Finding[]> {
    if (kind === 'article') return this.#articles.inspect(value as Article, where);
    if (kind === 'unit') {
      const unit = value as Unit;
      this.#kinds.set(unit.id, unit.kind);
      const given = (this.#counts.get('article') ?? 0) > 0;
      return this.#units.inspect(
        unit,
        where,
        given ? await this.#texts.get(unit.article_id) : undefined,
      );
    }
    if (kind !== 'annotation') return [];
    const annotation = value as Annotation;
    const unitKind = this.#kinds.get(annotation.unit_id);
    const given = this.#kinds.size > 0;
    return this.#annotations.inspect(
      annotation,
      where,
      unitKind !== undefined ? { kind: unitKind } : given ? null : undefined,
    );
  }

  #csvRow(row: CsvRow, file: string, first: boolean): void {
    this.records++;
    const { sink } = this.options;
    if (first) tellOfHeader(this.#rows.inspectColumns(row.cells), file, sink);
    tellOfRow(this.#rows.inspect(row.cells, `${file}:${row.line}`), row, file, sink);
  }

  async #manifest(folder: string): Promise<void> {
    const file = join(folder, 'manifest.json');
    const text = decodeFile(await readFile(file), { file });
    this.files++;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.options.sink(syntaxProblem(text, file));
      return;
    }
    const located: Located = { value, raw: text, line: 1, byte: 0, bytes: 0 };
    const findings = inspectRecord('manifest', value);
    if (findings.length === 0)
      findings.push(
        ...(await inspectManifest(
          value as Manifest,
          folder,
          (kind) => this.#counts.get(kind) ?? 0,
        )),
      );
    tellOfJson(this.options.sink, findings, located, file, '');
  }
}
