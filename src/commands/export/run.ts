import { StancekitError } from '../../errors.js';
import { displayName, STDIN } from '../../formats/bytes.js';
import { isFolder } from '../../formats/dataset-reader.js';
import {
  EXPORTS,
  type ExportName,
  type RowExport,
  type TaskExport,
} from '../../formats/exports.js';
import { ChosenAnnotators } from '../chosen-annotators.js';
import { flagOf, stringOf } from '../command.js';
import { codebookFor } from '../label-input.js';
import { openTarget } from './output.js';
import { datasetRows, labelledRows } from './rows.js';
import type { ExportSource } from './source.js';
import { exportTasks } from './tasks.js';

/** Writes the units of a dataset folder (or of labelled rows) in a format of `export --to`. */
export async function exportUnits(to: ExportName, source: ExportSource): Promise<void> {
  const format: RowExport | TaskExport = EXPORTS[to];
  if (format.of === 'rows') await exportRows(format, source);
  else await exportTasks(format, to, source);
}

async function exportRows(
  format: RowExport,
  { path, units, argv, io, sink }: ExportSource,
): Promise<void> {
  if (format.binary && flagOf(argv, 'bom'))
    throw new StancekitError('option/conflict', 'a byte order mark is for text: leave --bom out');
  if (format.binary && io.stdoutIsTTY && stringOf(argv, 'output') === undefined)
    throw new StancekitError('option/missing', 'this is no text for a terminal: say -o FILE');
  const codebook = await codebookFor(argv, [path]);
  const annotators = new ChosenAnnotators(argv);
  const options = { codebook, annotators, logits: flagOf(argv, 'logits'), sink };
  const rows = units.rows(
    path !== STDIN && (await isFolder(path))
      ? datasetRows(path, options)
      : labelledRows(path, io, options),
  );
  const out = await openTarget(stringOf(argv, 'output'), io);
  const spreadsheetSafe = flagOf(argv, 'spreadsheet-safe');
  const file = displayName(path);
  try {
    if (flagOf(argv, 'bom')) await out.write('\ufeff');
    for await (const chunk of format.write(rows, { codebook, spreadsheetSafe, file, sink })) {
      await out.write(chunk);
      if (io.signal.aborted) break;
    }
    if (!io.signal.aborted) await out.finish();
  } finally {
    await out.discard();
  }
  annotators.tellOfMissing(file, sink);
}
