/** A small dataset of our own writing that holds what annotation tools stumble over: emoji, right-to-left text, line breaks, quotes. */
import { createHash } from 'node:crypto';
import { annotationId } from '../../../src/annotations.js';
import { readCodebook } from '../../../src/formats/codebooks.js';
import { DatasetWriter } from '../../../src/formats/dataset-writer.js';
import { codePointLength } from '../../../src/offsets.js';
import type { Annotation, Article, Span, Unit } from '../../../src/records.js';

interface UnitCase {
  text: string;
  kind?: Unit['kind'];
  speaker?: string;
  cue?: string;
  target?: string;
  labels?: string[];
}

const ARTICLES: { id: string; lang: string; units: UnitCase[] }[] = [
  {
    id: 'en-1',
    lang: 'en',
    units: [
      { text: 'Envoys 😀 meet, "again"', kind: 'headline', labels: [] },
      {
        text: '😀👍🏽 Kenya condemned the raid on the market, its minister said.',
        kind: 'indirect_quote',
        speaker: 'Kenya',
        cue: 'condemned',
        target: 'the raid on the market',
        labels: ['condemn'],
      },
      {
        text: 'Uruguay offered to mediate,\nand to host their talks; it denounced “the 𝒷ombing”.',
        speaker: 'Uruguay',
        cue: 'offered',
        target: 'the 𝒷ombing',
        labels: ['condemn', 'offer_mediation'],
      },
      { text: 'Share this story', kind: 'boilerplate' },
    ],
  },
  {
    id: 'ar-1',
    lang: 'ar',
    units: [
      {
        text: 'دعت وزارة الخارجية الأردنية 🕊️ الأطراف إلى ضبط النفس.',
        kind: 'indirect_quote',
        speaker: 'وزارة الخارجية الأردنية',
        cue: 'دعت',
        target: 'الأطراف',
        labels: ['call_for_restraint'],
      },
      { text: 'می‌گوید که «نشست» ادامه دارد.', labels: [] },
    ],
  },
  {
    id: 'vi-1',
    lang: 'vi',
    units: [
      {
        text: 'Bộ Ngoại giao Chile lên án vụ tấn công nhằm vào đoàn xe cứu trợ.',
        speaker: 'Bộ Ngoại giao Chile',
        cue: 'lên án',
        target: 'vụ tấn công nhằm vào đoàn xe cứu trợ',
        labels: ['condemn'],
      },
    ],
  },
];

export const CLASSIFIER = {
  type: 'classifier' as const,
  id: 'stance-xs',
  revision: '1.1.0',
  sha256: 'a'.repeat(64),
};

/** Makes the dataset in `folder`; its classifier labelled all units but the boilerplate. */
export async function makeDataset(folder: string): Promise<void> {
  const { codebook, sha256: digest, text: codebookText } = await readCodebook();
  const ref = { id: codebook.id, version: codebook.version };
  const writer = await DatasetWriter.create(folder, codebook, {
    force: true,
    bom: false,
    spreadsheetSafe: false,
  });
  const counts = { by_kind: {}, by_lang: {}, by_label: {} } as Record<
    string,
    Record<string, number>
  >;
  const bump = (of: string, key: string) => {
    const own = counts[of] as Record<string, number>;
    own[key] = (own[key] ?? 0) + 1;
  };
  let units = 0;
  let annotations = 0;
  for (const { id, lang, units: cases } of ARTICLES) {
    const text = cases.map((unit) => unit.text).join('\n\n');
    const article: Article = {
      id,
      text,
      title: `Title of ${id}`,
      lang,
      lang_confidence: null,
      date: '2024-05-17',
      url: `https://news.example.org/${id}`,
      source: `${id}.txt`,
      meta: {},
      sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    };
    await writer.writeArticle(article);
    let start = 0;
    for (const [index, unitCase] of cases.entries()) {
      const at = start;
      const span = (part: string | undefined): Span | null => {
        if (part === undefined) return null;
        const before = codePointLength(unitCase.text.slice(0, unitCase.text.indexOf(part)));
        return { text: part, start: at + before, end: at + before + codePointLength(part) };
      };
      const speaker = span(unitCase.speaker);
      const unit: Unit = {
        id: `u_${id}_${index}`,
        article_id: id,
        index,
        start: at,
        end: at + codePointLength(unitCase.text),
        text: unitCase.text,
        lang,
        kind: unitCase.kind ?? 'narration',
        quote_id: null,
        speaker: speaker && { ...speaker, resolved: null },
        reported_by: null,
        cue: span(unitCase.cue),
        target: span(unitCase.target),
        duplicate_of: null,
        meta: {},
      };
      start = unit.end + 2;
      units++;
      bump('by_kind', unit.kind);
      bump('by_lang', lang);
      await writer.writeUnit(unit);
      const { labels } = unitCase;
      if (labels === undefined) continue;
      annotations++;
      for (const label of labels.length === 0 ? [codebook.none.id] : labels)
        bump('by_label', label);
      const annotation: Annotation = {
        id: annotationId(unit.id, CLASSIFIER),
        unit_id: unit.id,
        labels,
        scores: Object.fromEntries(
          codebook.labels.map((label) => [label.id, labels.includes(label.id) ? 0.91 : 0.03]),
        ),
        annotator: CLASSIFIER,
        codebook: ref,
        truncated: false,
        meta: {},
      };
      await writer.writeAnnotation(annotation, unit, article);
    }
  }
  const files = await writer.finish();
  files.push(await writer.addFile('codebook.json', codebookText));
  const manifest = {
    schema_version: '1',
    tool: { name: 'stancekit', version: '0.1.0' },
    created: '2024-05-17T08:30:00.000Z',
    seconds: 1,
    options: {},
    codebook: { ...ref, sha256: digest },
    classifier: { ...CLASSIFIER, dtype: 'fp32' },
    inputs: { files: ARTICLES.length, articles: ARTICLES.length, skipped: 0 },
    counts: { articles: ARTICLES.length, units, annotations, ...counts },
    files,
    meta: {},
  };
  await writer.addFile('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await writer.publish();
}
