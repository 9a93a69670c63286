import {
  BULLET,
  CLOSE,
  COMMA,
  classAt,
  DASH,
  ELLIPSIS,
  EXCLAIM,
  FULL,
  isBlank,
  letterAt,
  QUOTE,
  STOP,
  trim,
} from './characters.js';

/** A stretch [start, end) of text within which sentences are sought, UTF-16 offsets. */
export interface Block {
  start: number;
  end: number;
}

const WRAP_LEAST = 40;
const WRAP_MOST = 110;
const WRAP_LONG = 60;
const WRAP_SLACK = 0.7;

/**
 * Cuts a text into blocks: at blank lines, and at every other line break unless the lines around
 * it are one hard-wrapped sentence. Blocks are trimmed, in order, never empty.
 */
export function findBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let group: Block[] = [];
  const flush = (): void => {
    joinWrapped(text, group, blocks);
    group = [];
  };
  const breaks = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
  for (let start = 0; start <= text.length; start = breaks.lastIndex) {
    breaks.lastIndex = start;
    const end = breaks.exec(text)?.index ?? text.length;
    const line = trim(text, start, end);
    if (line === null) flush();
    else group.push({ start: line[0], end: line[1] });
    if (end === text.length) break;
  }
  flush();
  return blocks;
}

/** Appends the lines of one group (no blank line within) to `blocks`, joined where a sentence runs over the break. */
function joinWrapped(text: string, lines: readonly Block[], blocks: Block[]): void {
  if (lines.length < 2) {
    for (const line of lines) blocks.push(line);
    return;
  }
  const wrapped = isHardWrapped(text, lines);
  let current: Block | null = null;
  // Whether the sentence that began in an earlier line does end: decided from the last line back.
  const closes = lines.some((line) => goesOn(text, line) || breaksOff(text, line))
    ? runsThatClose(text, lines)
    : [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Block;
    const before = lines[i - 1];
    const joins =
      current !== null &&
      before !== undefined &&
      (isLoneStop(text, line) ||
        (!isListItem(text, line) &&
          (wrapped ||
            (!endsClosed(text, before) &&
              closes[i] === true &&
              (goesOn(text, line) || breaksOff(text, before))))));
    if (joins && current !== null) current.end = line.end;
    else {
      current = { start: line.start, end: line.end };
      blocks.push(current);
    }
  }
}

/** For each line, whether a terminator stands in it or in the unbroken run of continuing lines after it. */
function runsThatClose(text: string, lines: readonly Block[]): boolean[] {
  const closes: boolean[] = new Array(lines.length).fill(false);
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i] as Block;
    const next = lines[i + 1];
    closes[i] =
      endsClosed(text, line) ||
      holdsStop(text, line) ||
      (next !== undefined &&
        (goesOn(text, next) || breaksOff(text, line)) &&
        closes[i + 1] === true);
  }
  return closes;
}

/** A line that cannot begin a sentence: lower case, or a bracket before a digit or lower case. */
function goesOn(text: string, line: Block): boolean {
  const letter = letterAt(text, line.start);
  if (letter === 'lower') return true;
  if (text.charAt(line.start) !== '(') return false;
  let i = line.start + 1;
  while (i < line.end && isBlank(text, i)) i++;
  const inner = letterAt(text, i);
  return inner === 'lower' || inner === 'digit';
}

/** A line that cannot end a sentence: a comma or the Japanese particles of topic, subject and owner stand last. */
function breaksOff(text: string, line: Block): boolean {
  return classAt(text, line.end - 1) === COMMA
    ? text.charAt(line.end - 1) !== ':'
    : 'のが'.includes(text.charAt(line.end - 1));
}

function endsClosed(text: string, line: Block): boolean {
  let i = line.end - 1;
  while (i > line.start) {
    const kind = classAt(text, i);
    if (kind !== CLOSE && kind !== QUOTE && !isBlank(text, i)) break;
    i--;
  }
  const kind = classAt(text, i);
  return (
    kind === STOP ||
    kind === EXCLAIM ||
    kind === FULL ||
    kind === ELLIPSIS ||
    text.charAt(i) === ':'
  );
}

/** A line that begins with a stop belongs to the line before it. */
function isLoneStop(text: string, line: Block): boolean {
  return (
    classAt(text, line.start) === STOP &&
    (line.start + 1 === line.end || isBlank(text, line.start + 1))
  );
}

function isListItem(text: string, line: Block): boolean {
  const kind = classAt(text, line.start);
  if (kind === BULLET || (kind === DASH && isBlank(text, line.start + 1))) return true;
  return /^\(?(?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{1,5})[.)]{1,2}(?:\s|$)/u.test(
    text.slice(line.start, Math.min(line.end, line.start + 12)),
  );
}

/**
 * Whether a group of lines was wrapped by a machine: all lines but the last are nearly as wide as
 * the widest, and some line break falls inside a sentence.
 */
function isHardWrapped(text: string, lines: readonly Block[]): boolean {
  let width = 0;
  for (const line of lines) width = Math.max(width, line.end - line.start);
  if (isSpaceWrapped(text, lines, width)) return true;
  if (lines.length < 3 || width < WRAP_LEAST || width > WRAP_MOST) return false;
  let inside = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as Block;
    const next = lines[i + 1] as Block;
    if (isListItem(text, next) || line.end - line.start < width * WRAP_SLACK) return false;
    if (!endsClosed(text, line) && breaksSentence(text, line, next)) inside++;
  }
  return inside > 0;
}

/**
 * Programs that wrap text often leave the blank at the break: every line but the last ends with
 * one, and a break is inside a sentence, or the first word of the next line was too long for this one.
 */
function isSpaceWrapped(text: string, lines: readonly Block[], width: number): boolean {
  let inside = false;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as Block;
    const next = lines[i + 1] as Block;
    if (text.charAt(line.end) !== ' ' || isListItem(text, line) || isListItem(text, next))
      return false;
    if (endsClosed(text, line)) continue;
    const word = text.slice(next.start, next.end).search(/\s|$/);
    const tooLong =
      width <= WRAP_MOST &&
      line.end - line.start > WRAP_LONG &&
      line.end - line.start + word >= width;
    if (tooLong || letterAt(text, next.start) === 'lower') inside = true;
  }
  return inside && endsClosed(text, lines.at(-1) as Block);
}

/** Whether the sentence at the end of `line` goes on in `next`, as far as form tells. */
function breaksSentence(text: string, line: Block, next: Block): boolean {
  const letter = letterAt(text, next.start);
  if (letter === 'lower' || classAt(text, line.end - 1) === COMMA) return true;
  if (letter !== 'other') return false;
  // Without case: a line that holds a full stop in its middle and none at its end.
  return holdsStop(text, line);
}

/** Whether a sentence seems to end in the middle of the line. */
function holdsStop(text: string, line: Block): boolean {
  for (let i = line.start; i + 1 < line.end; i++) {
    const kind = classAt(text, i);
    if (kind === FULL || ((kind === STOP || kind === EXCLAIM) && isBlank(text, i + 1))) return true;
  }
  return false;
}
