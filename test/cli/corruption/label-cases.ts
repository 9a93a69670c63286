import type { Case } from './cases.js';
import { change, drop, edit, type Files, lines, parse, set, where } from './edits.js';

const file = 'annotations.jsonl';
const lost = [
  'row/no-annotation',
  'row/missing',
  'row/disagrees',
  'unit/unlabelled',
  'manifest/count',
];
const labelled = (good: Files) =>
  where(good[file] as string, ({ labels }) => (labels as string[]).join() === 'condemn');
const text = (good: Files) => good[file] as string;

export const LABEL_CASES: Case[] = [
  {
    name: 'a label that is none',
    code: 'annotation/unknown-label',
    damage: (good) => change(file, labelled(good), 'labels', '[⟦"condem"]')(good),
    also: ['row/disagrees', 'manifest/count'],
    hint: /did you mean \\"condemn\\"/,
  },
  {
    name: 'none as a label',
    code: 'annotation/unknown-label',
    damage: (good) => change(file, labelled(good), 'labels', '[⟦"no_stance"]')(good),
    also: ['row/disagrees', 'manifest/count'],
    hint: /an empty list/,
  },
  {
    name: 'a label twice',
    code: 'schema/uniqueItems',
    damage: (good) => change(file, labelled(good), 'labels', '⟦["condemn","condemn"]')(good),
    also: lost,
  },
  {
    name: 'labels in another order',
    code: 'annotation/label-order',
    damage: (good) =>
      change(file, labelled(good), 'labels', '⟦["offer_mediation","condemn"]')(good),
    also: ['row/disagrees', 'manifest/count', 'annotation/label-score'],
  },
  {
    name: 'a label withheld against its score',
    code: 'annotation/label-score',
    damage: (good) => {
      const units = parse(good['units.jsonl'] as string);
      const english = (id: unknown) => units.find((unit) => unit['id'] === id)?.['lang'] === 'en';
      const n = where(
        text(good),
        ({ labels, unit_id }) => (labels as string[]).includes('condemn') && english(unit_id),
      );
      const { scores } = parse(text(good))[n] as { scores: Record<string, number> };
      const rest = Object.entries({ ...scores, condemn: 1 })
        .map(([id, score]) => `${id === 'condemn' ? `"${id}":⟦` : `"${id}":`}${score}`)
        .join();
      const row = edit(text(good), n, (line) =>
        set(set(line, 'labels', '[]'), 'scores', `{${rest}}`),
      );
      return { [file]: row };
    },
    also: ['row/disagrees', 'manifest/count'],
    hint: /withheld at a score above/,
  },
  {
    name: 'a label given against its score',
    code: 'annotation/label-score',
    damage: (good) => {
      const units = parse(good['units.jsonl'] as string);
      const lang = (id: unknown) => units.find((unit) => unit['id'] === id)?.['lang'];
      const without = parse(text(good)).filter(({ labels }) => (labels as string[]).length === 0);
      const langs = without.map(({ unit_id }) => lang(unit_id));
      const n = where(
        text(good),
        ({ labels, unit_id }) =>
          (labels as string[]).join() === 'condemn' && langs.includes(lang(unit_id)),
      );
      const rest = '"condemn":⟦0.001,"call_for_restraint":0.0005,"offer_mediation":0.0005';
      const low = edit(text(good), n, (line) => set(line, 'scores', `{${rest}}`));
      // The others are withheld at more than that.
      return {
        [file]: lines(low)
          .map((line) => {
            const { labels } = JSON.parse(line.replace('⟦', '')) as { labels: string[] };
            return labels.length > 0 || line.includes('⟦')
              ? `${line}\n`
              : `${set(line, 'scores', '{"condemn":0.2,"call_for_restraint":0,"offer_mediation":0}')}\n`;
          })
          .join(''),
      };
    },
    also: ['row/disagrees'],
    hint: /given at a score below/,
  },
  {
    name: 'a score is missing',
    code: 'annotation/missing-score',
    damage: change(file, 1, 'scores', '⟦{"condemn":0.1,"offer_mediation":0.1}'),
    also: ['row/disagrees', 'annotation/label-score'],
    hint: /call_for_restraint/,
  },
  {
    name: 'a score above one',
    code: 'schema/maximum',
    damage: (good) => ({ [file]: edit(text(good), 2, (row) => set(row, 'condemn', '⟦1.5')) }),
    also: lost,
  },
  {
    name: 'a score of an unknown label',
    code: 'annotation/unknown-label',
    damage: (good) => ({
      [file]: edit(text(good), 2, (row) => row.replace('"scores":{', '"scores":{"praise":⟦0.1,')),
    }),
  },
  {
    name: 'annotated twice',
    code: 'annotation/repeated',
    damage: (good) => {
      const [first = ''] = lines(text(good));
      const again = set(first, 'id', '"n_again"').replace('"unit_id":', '"unit_id":⟦');
      return { [file]: `${text(good)}${again}\n` };
    },
    also: ['manifest/count'],
  },
  {
    name: 'an annotation id twice',
    code: 'annotation/duplicate-id',
    damage: (good) =>
      change(file, 1, 'id', `⟦${JSON.stringify(parse(text(good))[0]?.['id'])}`)(good),
  },
  {
    name: 'annotation of no unit',
    code: 'annotation/no-unit',
    damage: change(file, 0, 'unit_id', '⟦"u_gone"'),
    also: lost,
  },
  {
    name: 'annotation of a unit in other code points',
    code: 'annotation/no-unit',
    damage: (good) => ({
      ...change('units.jsonl', 0, 'id', `"${'ué'.normalize('NFC')}"`)(good),
      ...change(file, 0, 'unit_id', `⟦"${'ué'.normalize('NFD')}"`)(good),
    }),
    also: [...lost, 'unit/duplicate-of'],
    hint: /NFC or NFD/,
  },
  {
    name: 'boilerplate that is labelled',
    code: 'annotation/boilerplate',
    damage: (good) => {
      const [unit] = parse(good['units.jsonl'] as string);
      const n = where(text(good), ({ unit_id }) => unit_id === unit?.['id']);
      return {
        ...change('units.jsonl', 0, 'kind', '"boilerplate"')(good),
        [file]: edit(text(good), n, (row) => row.replace('"unit_id":', '"unit_id":⟦')),
      };
    },
    also: ['row/disagrees', 'manifest/count'],
  },
  {
    name: 'versions of the codebook are mixed',
    code: 'annotation/mixed-codebooks',
    damage: change(file, 2, 'codebook', '⟦{"id":"diplomatic-stance","version":"0.9"}'),
    also: ['row/disagrees'],
  },
  {
    name: 'a person without a name',
    code: 'annotation/no-annotator',
    damage: change(
      file,
      1,
      'annotator',
      '{"type":"person","id":⟦"unknown","revision":null,"sha256":null}',
    ),
    also: lost,
  },
  {
    name: 'nobody annotated',
    code: 'schema/minLength',
    damage: change(
      file,
      1,
      'annotator',
      '{"type":"person","id":⟦"","revision":null,"sha256":null}',
    ),
    also: [...lost, 'schema/pattern'],
  },
  {
    name: 'a unit that was passed over',
    code: 'unit/unlabelled',
    damage: (good) => {
      const id = parse(text(good))[1]?.['unit_id'];
      const n = where(good['units.jsonl'] as string, (row) => row['id'] === id);
      return {
        [file]: drop(text(good), 1),
        'units.jsonl': edit(good['units.jsonl'] as string, n, (row) =>
          row.replace('"id":', '"id":⟦'),
        ),
      };
    },
    also: ['row/no-annotation', 'manifest/count'],
  },
  {
    name: 'the file is cut off',
    code: 'json/syntax',
    damage: (good) => ({ [file]: `${text(good).slice(0, -30)}⟦` }),
    also: lost,
    hint: /not written to its end/,
  },
  {
    name: 'bytes that are no text',
    code: 'input/encoding',
    damage: (good) => ({
      [file]: Buffer.from(text(good).replace('"truncated":', '"\xfftruncated":'), 'latin1'),
    }),
    also: lost,
    hint: /not utf-8/,
  },
  {
    name: 'line ends of another system',
    code: 'input/crlf',
    damage: (good) => ({ [file]: text(good).replaceAll('\n', '\r\n') }),
  },
  {
    name: 'an empty file',
    code: 'input/empty',
    damage: () => ({ [file]: '' }),
    also: lost,
  },
];
