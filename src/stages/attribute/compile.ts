import { languageFor } from '../../languages/index.js';
import { reportingFor } from '../../languages/reporting/index.js';
import { findPairs } from '../segment/pairs.js';
import { rulesFor } from '../segment/rules.js';
import { Lexicon } from './lexicon.js';
import { readScene, type Scene } from './scene.js';

const lexicons = new Map<string, Lexicon>();

/** The lexicon of a language, built once. */
export function lexiconFor(lang: string): Lexicon {
  const table = reportingFor(lang);
  let lexicon = lexicons.get(table.code);
  if (lexicon === undefined) {
    const { abbreviations, ambiguous } = languageFor(table.code).sentences;
    lexicon = new Lexicon(table, new Set([...abbreviations, ...ambiguous]));
    lexicons.set(table.code, lexicon);
  }
  return lexicon;
}

/** Reads the text of one unit in the light of its language. */
export function sceneOf(text: string, lang: string): Scene {
  const { pairs } = rulesFor(languageFor(lang));
  return readScene(text, lexiconFor(lang), findPairs(text, 0, text.length, pairs));
}
