import type { Article, ProblemSink } from '../../records.js';
import { loadLanguageDetector } from '../../stages/detect-language.js';
import { type Located, tellOfJson } from './tell.js';

/** Languages that a detector takes for each other. */
const ALIKE: readonly (readonly string[])[] = [
  ['id', 'ms'],
  ['hr', 'sr', 'bs', 'sh'],
  ['no', 'nb', 'nn', 'da'],
  ['es', 'gl', 'ca', 'pt'],
  ['cs', 'sk'],
  ['ru', 'be', 'bg', 'uk'],
];
/** Below this the detector is not believed. */
const SURE = 0.7;

let detector: ReturnType<typeof loadLanguageDetector> | undefined;

/** Tells those of `doubtful` articles that are in another language than they say; the detector is loaded for the first of them. */
export async function tellOfLanguages(
  doubtful: readonly Located[],
  sink: ProblemSink,
): Promise<void> {
  if (doubtful.length === 0) return;
  detector ??= loadLanguageDetector();
  const detect = await detector;
  for (const located of doubtful) {
    const { text, lang } = located.value as Article;
    const { lang: found, confidence } = detect(text);
    const base = lang.split('-')[0] as string;
    const alike = ALIKE.some((group) => group.includes(found) && group.includes(base));
    if (found === 'und' || found === base || confidence < (alike ? 0.9 : SURE)) continue;
    const finding = {
      severity: 'warning' as const,
      code: 'lang/text',
      message: 'the text is in another language than it says',
      pointer: '/lang',
      found: JSON.stringify(lang),
      expected: JSON.stringify(found),
    };
    tellOfJson(sink, [finding], located);
  }
}
