import { CodePointCounter } from '../../offsets.js';
import type { Article, Span, Speaker, Unit, UnitKind } from '../../records.js';
import { sceneOf } from './compile.js';
import { itemsOf, type Phrase, phraseSpan } from './phrases.js';
import { Mentions } from './resolve.js';
import type { Scene } from './scene.js';
import { type Attribution, attributeScene, type Weighed } from './speaker.js';
import { findTarget } from './target.js';
import type { Token } from './tokens.js';

/** A unit as read: its scene and what it tells by itself. Null for boilerplate. */
interface Read {
  readonly unit: Unit;
  readonly scene: Scene;
  readonly found: Attribution;
}

/** Attributes every unit by itself, then resolves who is meant over the whole article. */
export function attributeArticle(article: Article, units: readonly Unit[]): Unit[] {
  const mentions = new Mentions();
  const speakers: Speaker[] = [];
  const out: Unit[] = [];
  const reads = units.map((unit): Read | null => {
    if (unit.kind === 'boilerplate') return null;
    const scene = sceneOf(unit.text, unit.lang === '' ? article.lang : unit.lang);
    return { unit, scene, found: attributeScene(scene) };
  });
  reads.forEach((read, index) => {
    if (read === null) {
      out.push({ ...(units[index] as Unit) });
      return;
    }
    const unit = fill(read);
    if (unit.speaker !== null) {
      const { candidate } = read.found.speaker as Weighed;
      unit.speaker.resolved = mentions.resolve(read.scene, candidate, speakers);
      if (itemsOf(read.scene, candidate).length === 1)
        mentions.add(read.scene, candidate, plain(unit.speaker));
    }
    const owner = ownerOf(reads, out, index);
    if (owner !== null) adopt(unit, owner);
    if (unit.speaker !== null) speakers.push(unit.speaker);
    const named = new Set<string>();
    for (const { candidate } of read.found.candidates) {
      if (candidate.rule === 'words') continue;
      if (candidate.reading === 'apposed' || candidate.reading === 'long') continue;
      for (const item of itemsOf(read.scene, candidate)) {
        const place = `${item.from} ${item.to}`;
        if (named.has(place)) continue;
        named.add(place);
        mentions.add(read.scene, item, spanOf(read, item));
      }
    }
    out.push(unit);
  });
  adoptBackwards(reads, out);
  return out;
}

function plain(span: Span): Span {
  return { text: span.text, start: span.start, end: span.end };
}

function spanOf(read: Read, phrase: Phrase): Span {
  const [from, to] = phraseSpan(read.scene, phrase);
  const { text, start, end } = read.unit;
  const span = text.slice(from, to);
  if (end - start === text.length) return { text: span, start: start + from, end: start + to };
  const counter = new CodePointCounter(text);
  const first = start + counter.at(from);
  return { text: span, start: first, end: start + counter.at(to) };
}

/** The unit with what it tells by itself. */
function fill(read: Read): Unit {
  const { unit, scene, found } = read;
  const speaker = found.speaker === null ? null : spanOf(read, found.speaker.candidate);
  const { cue } = found.speaker?.candidate ?? { cue: null };
  const target = findTarget(scene, found.speaker?.candidate ?? null);
  return {
    ...unit,
    speaker: speaker === null ? null : { ...speaker, resolved: null },
    reported_by: found.reporter === null ? null : spanOf(read, found.reporter.candidate),
    cue:
      cue === null
        ? null
        : spanOf(read, { from: cue, to: Math.max(scene.tokens[cue]?.phraseEnd ?? 0, cue + 1) }),
    target: target === null ? null : spanOf(read, target),
    kind: kindOf(unit.kind, scene, found),
  };
}

/** Narration that reports speech is an indirect quotation, or a direct one where most of it is quoted. */
function kindOf(kind: UnitKind, scene: Scene, found: Attribution): UnitKind {
  if (kind !== 'narration') return kind;
  let quoted = 0;
  for (const token of scene.tokens) if (token.quoted) quoted++;
  if (quoted * 2 > scene.tokens.length) return 'direct_quote';
  const candidate = found.speaker?.candidate;
  if (candidate === undefined || candidate.rule === 'opening') return 'narration';
  return candidate.rule === 'words' && candidate.cue === null ? 'narration' : 'indirect_quote';
}

/** The unit that says whose quotation unit `index` goes on: null where it begins its own or is none. */
function ownerOf(
  reads: readonly (Read | null)[],
  done: readonly Unit[],
  index: number,
): Unit | null {
  const read = reads[index] as Read;
  if (!isAllQuoted(read)) return null;
  const before = done[index - 1];
  const previous = reads[index - 1] ?? null;
  if (before === undefined || previous === null || before.speaker === null) return null;
  const { unit } = read;
  if (unit.quote_id !== null && before.quote_id === unit.quote_id) return before;
  if (endsInQuote(previous)) return before;
  // A quotation that stands alone goes on the one before it.
  return unit.kind === 'direct_quote' && before.kind === 'direct_quote' && before.quote_id === null
    ? before
    : null;
}

/** Whether a unit holds nothing but quoted words, with or without the marks around them. */
function isAllQuoted(read: Read): boolean {
  const { tokens } = read.scene;
  const inside = read.unit.quote_id !== null || read.unit.kind === 'direct_quote';
  if (inside && !tokens.some((token) => token.kind === 'quote')) return true;
  const words = tokens.filter((token) => token.kind === 'word');
  return words.length > 0 && words.every((token) => token.quoted);
}

/** Whether a quotation that a unit opens is still open at its end. */
function endsInQuote(read: Read): boolean {
  const { tokens } = read.scene;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote') return false;
    if (token.kind === 'word') return token.quoted;
  }
  return false;
}

/** Whether a unit begins inside a quotation that was opened before it. */
function beginsInQuote(read: Read): boolean {
  return read.scene.tokens[0]?.quoted === true;
}

/** Gives a unit the speaker of the quotation it goes on. What it says of others stays its target. */
function adopt(unit: Unit, owner: Unit): void {
  unit.speaker = owner.speaker === null ? null : { ...owner.speaker };
  unit.cue = null;
  unit.reported_by = owner.reported_by === null ? null : { ...owner.reported_by };
  unit.kind =
    unit.kind === 'narration' || unit.kind === 'indirect_quote' ? 'direct_quote' : unit.kind;
}

/** A quotation whose speaker is named only after its last sentence: that speaker holds all of it. */
function adoptBackwards(reads: readonly (Read | null)[], out: readonly Unit[]): void {
  for (let index = reads.length - 1; index > 0; index--) {
    const read = reads[index] ?? null;
    const owner = out[index];
    if (read === null || owner?.speaker == null || isAllQuoted(read) || !beginsInQuote(read))
      continue;
    for (let i = index - 1; i >= 0; i--) {
      const earlier = reads[i] ?? null;
      const unit = out[i];
      if (earlier === null || unit === undefined || !isAllQuoted(earlier)) break;
      adopt(unit, owner);
    }
  }
}
