import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { StancekitError } from '../../errors.js';
import { formatOfName } from '../../formats/article-paths.js';
import { displayName, readBytes, STDIN } from '../../formats/bytes.js';
import { type LoadedCodebook, readCodebook } from '../../formats/codebooks.js';
import { readCsv } from '../../formats/csv.js';
import { sniffDelimiter } from '../../formats/csv-delimiter.js';
import { splitElements } from '../../formats/json-places.js';
import { mayRepeatKeys, walked } from '../../formats/json-walk.js';
import { syntaxProblem } from '../../formats/jsonl.js';
import { type LineForm, readLineBlocks } from '../../formats/line-blocks.js';
import { decodeFile, type Line } from '../../formats/lines.js';
import { readParquet } from '../../formats/parquet-read.js';
import { type RecordKind, recordKindOf, sniffRecordKind } from '../../formats/record-kinds.js';
import { ScratchFile } from '../../formats/scratch-file.js';
import type { LineSource } from '../../formats/text-store.js';
import type { ProblemSink } from '../../records.js';
import type { UserSchema } from '../../schema/user.js';
import type { Finding } from '../../schema.js';
import { Memory } from '../../stages/validate/memory.js';
import {
  arrayInLines,
  emptyFile,
  inexactNumbers,
  isDataFrame,
  opensValue,
  repeatedKeys,
  tellOfForm,
  tellOfSpread,
  tooDeep,
} from './forms.js';
import { tellOfLanguages } from './languages.js';
import { RecordChecks } from './records.js';
import { type Located, type LocatedRow, tellOfHeader, tellOfJson, tellOfRow } from './tell.js';
import { tellOfWhole } from './whole.js';

export interface ValidationOptions {
  stdin: Readable;
  /** What the records are, or a schema of the user's own, which is then the only thing they are checked by. */
  schema: RecordKind | UserSchema | undefined;
  encoding: string | undefined;
  codebook: LoadedCodebook | undefined;
  sink: ProblemSink;
  stopped: () => boolean;
  /** How many bytes of what is remembered of the records may stay in memory [64 MB]; the rest goes to the disk. */
  memory?: number;
}

const MEMORY = 64 << 20;

/** Further checks of flat rows, by what they were made of. */
export interface RowCheck {
  /** The row is there, whatever is wrong with it. */
  note(cells: Record<string, unknown>): void;
  inspect(cells: Record<string, unknown>, table: boolean): Finding[];
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
  readonly checks: RecordChecks;
  readonly #kind: RecordKind | undefined;
  readonly #schema: UserSchema | undefined;

  constructor(
    readonly options: ValidationOptions,
    readonly codebook: LoadedCodebook,
    related: boolean,
  ) {
    const { schema } = options;
    const memory = new Memory(options.memory ?? MEMORY, () => new ScratchFile());
    this.checks = new RecordChecks(codebook.codebook, related, memory);
    this.#kind = typeof schema === 'string' ? schema : undefined;
    this.#schema = typeof schema === 'object' ? schema : undefined;
  }

  /** Checks loose files, articles before units before annotations, whatever the order given. */
  static async files(paths: readonly string[], options: ValidationOptions): Promise<ValidationRun> {
    const codebook = options.codebook ?? (await readCodebook());
    const run = new ValidationRun(options, codebook, paths.length > 1);
    const kinds = new Map<string, RecordKind | undefined>();
    for (const path of paths)
      kinds.set(
        path,
        run.#kind ?? (run.#schema ? undefined : await sniffRecordKind(path, options)),
      );
    const place = (path: string) => ORDER.indexOf(kinds.get(path) ?? 'manifest');
    try {
      for (const path of [...paths].sort((a, b) => place(a) - place(b)))
        await run.file(path, kinds.get(path));
      if (!options.stopped()) tellOfWhole(run.checks, options.sink);
    } finally {
      run.checks.close();
    }
    return run;
  }

  /** Checks one file; `kind` is what its records are, where that is known. */
  async file(path: string, kind: RecordKind | undefined, rowCheck?: RowCheck): Promise<void> {
    const file = displayName(path);
    const format = path === STDIN ? 'jsonl' : formatOfName(path);
    this.files++;
    this.checks.beginFile();
    if (format === 'csv' || format === 'tsv')
      return await this.#table(path, format === 'csv' ? ',' : '\t', rowCheck);
    if (format === 'json') return await this.#json(path, kind);
    if (format === 'parquet') return await this.#parquet(path, kind);
    if (format === 'jsonl') return await this.#jsonl(path, kind, rowCheck);
    throw new StancekitError(
      'input/unknown-format',
      'expected a dataset folder or a file in .jsonl, .json, .csv, .tsv or .parquet',
      { place: { file } },
    );
  }

  async #table(path: string, usual: string, rowCheck?: RowCheck): Promise<void> {
    const { sink, stdin, encoding } = this.options;
    const file = displayName(path);
    const delimiter = await sniffDelimiter(path, { usual, encoding, sink });
    let rows = 0;
    for await (const { cells, raw, line } of readCsv(readBytes(path, stdin), {
      file,
      delimiter,
      encoding,
      sink,
    })) {
      if (rows++ === 0 && this.#schema === undefined)
        tellOfHeader(this.checks.inspectColumns(cells), file, sink);
      this.records++;
      const row: LocatedRow = { cells, raw, line, file, delimiter };
      if (Object.values(cells).every((cell) => cell === '')) {
        sink({
          severity: 'error',
          code: 'row/empty',
          message: 'the row is empty',
          place: { file, line },
        });
        continue;
      }
      const findings = this.#schema?.inspectRow(cells) ?? this.checks.inspectTableRow(row);
      rowCheck?.note(cells);
      if (rowCheck !== undefined && findings.length === 0)
        findings.push(...rowCheck.inspect(cells, true));
      if (findings.length > 0) tellOfRow(sink, findings, row);
    }
    if (rows === 0)
      sink({
        severity: 'error',
        code: 'input/empty',
        message: 'the file holds no rows',
        place: { file },
      });
  }

  async #jsonl(path: string, kind: RecordKind | undefined, rowCheck?: RowCheck): Promise<void> {
    const { stdin, encoding, sink } = this.options;
    const file = displayName(path);
    const streamed = path === STDIN || path.endsWith('.gz') || encoding !== undefined;
    const form: LineForm = { mark: false, firstCrlf: 0, ended: true };
    const blocks = readLineBlocks(readBytes(path, stdin), { file, encoding, onBad: sink, form });
    let seen = 0;
    let blank = true;
    let known = kind;
    for await (const lines of blocks) {
      for (const line of lines) {
        const value = parseLine(line, file, form, seen === 0, sink);
        blank &&= value === undefined && line.text.trim() === '';
        if (value === undefined) {
          if (seen === 0 && opensValue(line.text)) return tellOfSpread(file, line.line, sink);
          continue;
        }
        seen++;
        if (Array.isArray(value) && known === undefined && this.#schema === undefined) {
          sink(arrayInLines(file, line.line));
          continue;
        }
        known ??= this.#schema ? undefined : recordKindOf(value);
        const { byte, bytes, text: raw } = line;
        const source: LineSource = streamed ? { text: raw } : { file: path, byte, bytes };
        const located: Located = { value, raw, file, line: line.line, column: 1, base: '', source };
        this.#record(located, known, rowCheck);
      }
      await this.#tellOfLanguages();
      if (this.options.stopped()) return;
    }
    tellOfForm(form, file, sink);
    if (blank && path !== STDIN) sink(emptyFile(file));
  }

  /** Rows of Parquet are records with types; their `line` is the number of the row. */
  async #parquet(path: string, kind: RecordKind | undefined): Promise<void> {
    const before = this.records;
    let known = kind;
    for await (const { value, row } of readParquet(path, this.options.stdin)) {
      const raw = JSON.stringify(value);
      known ??= this.#kindOf(value);
      const located = { value, raw, file: path, line: row, column: 1, base: '' };
      this.#record({ ...located, source: { text: raw } }, known);
      if (this.options.stopped()) return;
    }
    if (this.records === before)
      this.options.sink({
        severity: 'error',
        code: 'input/empty',
        message: 'the file holds no rows',
        place: { file: path },
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
    if (!Array.isArray(value) || this.#schema?.describesArrays === true) {
      const whole = { value, raw: text, file: path, line: 1, column: 1, base: '' };
      return this.#record({ ...whole, source: { text } }, kind ?? this.#kindOf(value));
    }
    if (value.length === 0) this.options.sink(emptyFile(path));
    const elements = splitElements(text);
    for (const [i, item] of value.entries()) {
      const { text: raw, line, column } = elements[i] as (typeof elements)[number];
      const located = { value: item, raw, file: path, line, column, base: `/${i}` };
      this.#record({ ...located, source: { text: raw } }, kind ?? this.#kindOf(item));
    }
    await this.#tellOfLanguages();
  }

  async #tellOfLanguages(): Promise<void> {
    const { doubtful } = this.checks;
    this.checks.doubtful = [];
    await tellOfLanguages(doubtful, this.options.sink);
  }

  #kindOf(value: unknown): RecordKind | undefined {
    return this.#schema ? undefined : recordKindOf(value);
  }

  #record(located: Located, kind: RecordKind | undefined, rowCheck?: RowCheck): void {
    this.records++;
    try {
      this.#check(located, kind, rowCheck);
    } catch (error) {
      // The one error that data can cause: the call stack is used up.
      if (!(error instanceof RangeError)) throw error;
      const { file, line, column } = located;
      this.options.sink(tooDeep({ file, line, column }));
    }
  }

  #check(located: Located, kind: RecordKind | undefined, rowCheck?: RowCheck): void {
    const findings = this.#inspect(located, kind);
    if (rowCheck !== undefined) {
      const cells = (located.value ?? {}) as Record<string, unknown>;
      rowCheck.note(cells);
      if (findings.length === 0) findings.push(...rowCheck.inspect(cells, false));
    }
    if (mayRepeatKeys(located.raw, located.value)) findings.push(...repeatedKeys(located.raw));
    if (walked.unsafe) findings.push(...inexactNumbers(located.raw));
    if (findings.length > 0) tellOfJson(this.options.sink, findings, located);
  }

  #inspect(located: Located, kind: RecordKind | undefined): Finding[] {
    if (this.#schema !== undefined) return this.#schema.inspect(located.value);
    if (kind !== undefined && !isDataFrame(located.value))
      return this.checks.inspect(located, kind);
    return [
      {
        code: 'record/unknown-kind',
        message: 'cannot tell what kind of record this is',
        pointer: '',
        hint: isDataFrame(located.value)
          ? "a data frame as pandas writes it: write it with to_json(orient='records', lines=True)"
          : 'say it with --schema',
      },
    ];
  }
}

function parseLine(
  line: Line,
  file: string,
  form: LineForm,
  first: boolean,
  sink: ProblemSink,
): unknown {
  try {
    return JSON.parse(line.text);
  } catch {
    if (line.text.trim() === '' || (first && opensValue(line.text))) return undefined;
    const problem = syntaxProblem(line.text, file, line.line);
    const cut = !form.ended && problem.found === 'the end of the text';
    sink(
      cut
        ? { ...problem, hint: 'the file ends inside this line: it was not written to its end' }
        : problem,
    );
    return undefined;
  }
}
