import type { Finding } from '../../schema.js';

const NOTHING: Finding[] = [];
const judged = new Map<string, (pointer: string) => Finding[]>();

/** Is `tag` a BCP-47 language tag, of a language that there is? The answer is kept: data sets hold few different tags. */
export function inspectLanguageTag(tag: string, pointer: string): Finding[] {
  let verdict = judged.get(tag);
  if (verdict === undefined) {
    verdict = judge(tag);
    if (judged.size < 10_000) judged.set(tag, verdict);
  }
  return verdict(pointer);
}

/** Codes of countries that are written for those of languages, and are no code of any language. */
const COUNTRIES: Readonly<Record<string, string>> = {
  ...{ vn: 'vi', cn: 'zh', tw: 'zh', jp: 'ja', kr: 'ko', ua: 'uk', ir: 'fa', iq: 'ar', gr: 'el' },
  ...{ cz: 'cs', dk: 'da', pk: 'ur', ae: 'ar', us: 'en', sp: 'es', af: 'fa' },
};

/** The codes of two letters that are languages (ISO 639-1, withdrawn ones too), by their first letter. */
const CODES =
  'a:abefkmnrsvyz b:aeghimnors c:aehorsuvy d:aevz e:elnostu f:afijory g:adlnuv ' +
  'h:aeiortuyz i:adegiknostuw j:aivw k:agijklmnorsuvwy l:abginotuv m:ghiklnorsty ' +
  'n:abdeglnorvy o:cjmrs p:ailst q:u r:mnouw s:acdeghiklmnoqrstuvw ' +
  't:aeghiklnorstwy u:gkrz v:eio w:ao x:h y:io z:ahu ';
const languages = new Set(
  CODES.trim()
    .split(' ')
    .flatMap((row) => [...row.slice(2)].map((second) => `${row[0]}${second}`)),
);

function judge(tag: string): (pointer: string) => Finding[] {
  let canonical: string | undefined;
  try {
    canonical = Intl.getCanonicalLocales(tag)[0] as string;
  } catch {
    return (pointer) => [
      {
        code: 'lang/tag',
        message: 'is not a BCP-47 language tag',
        pointer,
        found: JSON.stringify(tag),
        expected: 'a tag such as vi, fa or zh-Hant',
      },
    ];
  }
  const [language = ''] = canonical.split('-');
  if (language.length === 2 && !languages.has(language)) {
    const meant = COUNTRIES[language];
    return (pointer) => [
      {
        severity: 'warning',
        code: 'lang/unknown',
        message: `${JSON.stringify(language)} is the code of no language`,
        pointer,
        ...(meant ? { hint: `did you mean ${JSON.stringify(meant)}?` } : {}),
      },
    ];
  }
  if (canonical !== tag) {
    return (pointer) => [
      {
        severity: 'warning',
        code: 'lang/not-canonical',
        message: 'the language tag is not in its canonical form',
        pointer,
        found: JSON.stringify(tag),
        expected: JSON.stringify(canonical),
      },
    ];
  }
  return () => NOTHING;
}

/** The scripts whose letters are counted, by the blocks that most texts use: `[first, last, script]`. */
const BLOCKS: readonly (readonly [number, number, string])[] = [
  [0x41, 0x24f, 'Latn'],
  [0x370, 0x3ff, 'Grek'],
  [0x400, 0x52f, 'Cyrl'],
  [0x531, 0x58f, 'Armn'],
  [0x5d0, 0x5f2, 'Hebr'],
  [0x620, 0x6d3, 'Arab'],
  [0x750, 0x77f, 'Arab'],
  [0x900, 0x97f, 'Deva'],
  [0x980, 0x9ff, 'Beng'],
  [0xa00, 0xa7f, 'Guru'],
  [0xb80, 0xbff, 'Taml'],
  [0xe00, 0xe7f, 'Thai'],
  [0x10a0, 0x10ff, 'Geor'],
  [0x1200, 0x137f, 'Ethi'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x3040, 0x30ff, 'Kana'],
  [0x4e00, 0x9fff, 'Hani'],
  [0xac00, 0xd7a3, 'Hang'],
  [0xfb50, 0xfefc, 'Arab'],
];

/** Which counted scripts a language of this script is written in. */
const WRITTEN_IN: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Kana'],
  Kore: ['Hang', 'Hani'],
};

/** Languages that are commonly written in more than one script: their text proves nothing. */
const SEVERAL =
  /^(sr|bs|sh|me|uz|az|kk|ky|tg|tk|tt|ku|pa|ks|sd|mn|ms|ha|ug|so|ff|shi|zgh|rom|yue|crh|kok|und|mul|zxx)\b/;

const scripts = new Map<string, readonly string[] | undefined>();

function scriptsOf(tag: string): readonly string[] | undefined {
  if (scripts.has(tag)) return scripts.get(tag);
  let script: string | undefined;
  try {
    const locale = new Intl.Locale(tag);
    const several = locale.script === undefined && SEVERAL.test(tag);
    script = several ? undefined : locale.maximize().script;
  } catch {
    script = undefined;
  }
  const known = script === undefined ? undefined : (WRITTEN_IN[script] ?? [script]);
  const counted =
    known?.every((name) => BLOCKS.some(([, , block]) => block === name)) === true
      ? known
      : undefined;
  if (scripts.size < 10_000) scripts.set(tag, counted);
  return counted;
}

/** How many characters of a text are looked at, spread over all of it; letters needed for a verdict. */
const SAMPLE = 128;
const ENOUGH = 24;

/** Is the text written in a script of its language? Told only where hardly a letter is. */
export function inspectScript(text: string, lang: string, pointer: string): Finding[] {
  const wanted = scriptsOf(lang);
  if (wanted === undefined) return NOTHING;
  const table = (blockOf ??= tabulate());
  const first = numberOf(wanted[0]);
  const second = numberOf(wanted[1] ?? wanted[0]);
  let letters = 0;
  let right = 0;
  const step = Math.max(1, Math.floor(text.length / SAMPLE));
  for (let i = 0; i < text.length; i += step) {
    const script = table[text.charCodeAt(i)];
    if (script === 0) continue;
    letters++;
    if (script === first || script === second) right++;
  }
  if (letters < ENOUGH || right * 10 > letters) return NOTHING;
  const script = new Intl.DisplayNames(['en'], { type: 'script' });
  return [
    {
      severity: 'warning',
      code: 'lang/script',
      message: 'the text is not in the script of its language',
      pointer,
      found: `${JSON.stringify(lang)} over ${script.of(mostFrequentScript(text))} letters`,
      expected: wanted.map((name) => script.of(name)).join(' or '),
    },
  ];
}

function mostFrequentScript(text: string): string {
  const counts = new Map<string, number>();
  for (let i = 0; i < text.length; i++) {
    const script = NAMES[(blockOf?.[text.charCodeAt(i)] ?? 0) - 1];
    if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** The script of every UTF-16 unit, as its number from 1; 0 where it is no letter that is counted. */
let blockOf: Uint8Array | undefined;
const NAMES = [...new Set(BLOCKS.map(([, , script]) => script))];
const numberOf = (script: string | undefined) => NAMES.indexOf(script as string) + 1;

function tabulate(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [first, last, script] of BLOCKS) table.fill(numberOf(script), first, last + 1);
  for (const [first, last] of [
    [0x5b, 0x60],
    [0x7b, 0xbf],
  ] as const)
    table.fill(0, first, last + 1);
  return table;
}
