// What the network and the clusters are fitted to, as the compiled stage reads it. See README.md one folder up.
// node training/attribution/net/tokens.mjs SHARED FOLDER [rows]   (rows: not the corpora anew)
import { createWriteStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readAuthored, readLabelled, readParallel, readReal, STAGE } from '../rows.mjs';

const { lexiconFor, sceneOf } = await import(`${STAGE}compile.js`);
const { LANGUAGES } = await import(`${STAGE}net-weights.js`);
const { kindNumber } = await import(`${STAGE}token-kinds.js`);
const { tokenise } = await import(`${STAGE}tokens.js`);

/** Characters of one source that are read at most, evenly spread over it; of a line. */
const MOST = 9e6;
const MOST_OF_LINE = 3000;
/** Places of a span that are marked at most. */
const MOST_PLACES = 3;
const [, , shared, folder, only] = process.argv;
mkdirSync(`${folder}/keys`, { recursive: true });

const real = readReal(shared);
for (const lang of only === 'rows' ? [] : LANGUAGES) {
  const out = createWriteStream(`${folder}/keys/${lang}.txt`);
  const put = (text) => out.write(`${keysOf(text, tokenise(text, lexiconFor(lang))).join(' ')}\n`);
  for (const row of real) if (row.lang === lang) put(row.text);
  for (const file of readdirSync(`${shared}/corpora/${lang}`).sort()) {
    const lines = gunzipSync(readFileSync(`${shared}/corpora/${lang}/${file}`)).toString('utf8').split('\n');
    const size = lines.reduce((sum, line) => sum + line.length, 0);
    const step = Math.max(1, size / MOST);
    lines.forEach((line, i) => {
      if (line !== '' && Math.floor(i / step) !== Math.floor((i - 1) / step)) put(line.slice(0, MOST_OF_LINE));
    });
  }
  out.end();
}
const rows = [
  ...real.map((row) => ({ ...row, set: 'real' })),
  ...readLabelled(shared).map((row) => ({ ...row, set: 'labelled' })),
  ...readParallel(shared).map((row) => ({ ...row, set: 'parallel' })),
  ...readAuthored().map((row) => ({ ...row, set: 'authored' })),
];
writeFileSync(`${folder}/rows.jsonl`, rows.map((row) => `${JSON.stringify(readRow(row))}\n`).join(''));

/** How each token is spelled to the network: words by their keys. */
function keysOf(text, tokens) {
  return tokens.map(({ kind, word, start, end }) =>
    kind === 'word' ? word.key.replace(/\s/g, '') : kind === 'number' ? '0' : text.slice(start, end),
  );
}

function readRow({ lang, text, speakers, set }) {
  const { tokens, clauseStart } = sceneOf(text, lang);
  const places = speakers.flatMap((speaker) => {
    const found = [];
    for (let at = text.indexOf(speaker); at >= 0 && found.length < MOST_PLACES; at = text.indexOf(speaker, at + 1)) {
      const inside = tokens.flatMap(({ start, end }, i) => (end > at && start < at + speaker.length ? [i] : []));
      if (inside.length > 0) found.push([inside[0], inside.at(-1) + 1]);
    }
    return found;
  });
  return {
    lang,
    set,
    nobody: speakers.length === 0,
    places,
    keys: keysOf(text, tokens),
    kinds: tokens.map((token) => kindNumber(token)),
    tags: tokens.map(({ tags }) => tags),
    forms: tokens.map(({ upper, inCue, word, quoted }, i) =>
      [upper, inCue, word.lead > 0, word.attached, quoted, clauseStart[i] === i].reduce((bits, bit, k) => bits | (Number(bit) << k), 0),
    ),
  };
}
