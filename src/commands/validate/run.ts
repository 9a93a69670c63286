import { formatOfName } from '../../formats/article-paths.js';
import { STDIN } from '../../formats/bytes.js';
import { type LoadedCodebook, readCodebook } from '../../formats/codebooks.js';
import { mayRepeatKeys, walked } from '../../formats/json-walk.js';
import { type RecordKind, recordKindOf, sniffRecordKind } from '../../formats/record-kinds.js';
import { ScratchFile } from '../../formats/scratch-file.js';
import type { UserSchema } from '../../schema/user.js';
import type { Finding } from '../../schema.js';
import { Memory } from '../../stages/validate/memory.js';
import { arrayInLines, inexactNumbers, isDataFrame, repeatedKeys, tooDeep } from './forms.js';
import { tellOfLanguages } from './languages.js';
import type { RowCheck, ValidationOptions } from './options.js';
import { readRecords } from './record-files.js';
import { RecordChecks } from './records.js';
import { type Located, tellOfJson } from './tell.js';
import { tellOfWhole } from './whole.js';

const MEMORY = 64 << 20;

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
    this.checks = new RecordChecks(codebook.codebook, related, memory, options);
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
    const ofUnits = [...kinds.values()].filter(
      (kind) => kind === 'unit' || kind === 'labelled-unit',
    );
    run.checks.units.order.spread = ofUnits.length > 1;
    const place = (path: string) => ORDER.indexOf(kinds.get(path) ?? 'manifest');
    try {
      for (const path of [...paths].sort((a, b) => place(a) - place(b)))
        await run.file(path, kinds.get(path));
      if (!options.stopped()) await tellOfWhole(run.checks, options.sink);
    } finally {
      run.checks.close();
    }
    return run;
  }

  /** Checks one file; `kind` is what its records are, where that is known. */
  async file(path: string, kind: RecordKind | undefined, rowCheck?: RowCheck): Promise<void> {
    this.files++;
    this.checks.beginFile();
    const format = path === STDIN ? 'jsonl' : formatOfName(path);
    if (format === 'csv' || format === 'tsv') {
      const { validateTable } = await import('./table.js');
      this.records += await validateTable(path, format === 'csv' ? ',' : '\t', {
        ...this.options,
        schema: this.#schema,
        checks: this.checks,
        rowCheck,
      });
      return;
    }
    let known = kind;
    await readRecords(path, format, {
      ...this.options,
      whole: this.#schema?.describesArrays === true,
      record: (located) => {
        if (format === 'jsonl' && Array.isArray(located.value) && !known && !this.#schema) {
          this.options.sink(arrayInLines(located.file, located.line));
          return;
        }
        known ??= this.#schema ? undefined : recordKindOf(located.value);
        this.#record(located, known, rowCheck);
      },
      goOn: async () => {
        await this.#tellOfLanguages();
        return !this.options.stopped();
      },
    });
  }

  async #tellOfLanguages(): Promise<void> {
    const { doubtful } = this.checks;
    this.checks.doubtful = [];
    await tellOfLanguages(doubtful, this.options.sink);
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
    const findings = kind === undefined ? [] : this.checks.inspect(located, kind);
    // Whole tables are asked for only where something is wrong: records are no tables.
    const isTable = (kind === undefined || findings.length > 0) && isDataFrame(located.value);
    if (kind !== undefined && !isTable) return findings;
    return [
      {
        code: 'record/unknown-kind',
        message: 'cannot tell what kind of record this is',
        pointer: '',
        hint: isTable
          ? "a data frame as pandas writes it: write it with to_json(orient='records', lines=True)"
          : 'say it with --schema',
      },
    ];
  }
}
