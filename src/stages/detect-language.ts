/** A language and how sure the detector is of it, 0 to 1. `und` with 0 where it cannot tell. */
export interface Detection {
  lang: string;
  confidence: number;
}

/** How much of a text is looked at: enough to be sure, whatever the length of the article. */
const LOOK_AT = 6000;

/** With fewer letters than this, an answer that eld calls unreliable is no better than a guess. */
const FEW_LETTERS = 40;

/**
 * Loads the detector (eld: n-gram statistics of 60 languages, offline). The function it gives is
 * pure. Indonesian and Malay are one language to eld; words that only one of them writes decide.
 */
export async function loadLanguageDetector(): Promise<(text: string) => Detection> {
  const { eld } = await import('eld/small');
  return (text) => {
    const head = text.slice(0, LOOK_AT);
    const result = eld.detect(head);
    const score = result.getScores()[result.language] ?? 0;
    const letters = head.match(/\p{L}/gu)?.length ?? 0;
    const guess = letters < FEW_LETTERS && !result.isReliable();
    if (result.language === '' || letters === 0 || guess) return { lang: 'und', confidence: 0 };
    const lang = result.language === 'ms' ? indonesianOrMalay(head) : result.language;
    return { lang, confidence: Math.round(Math.min(1, score) * 1e4) / 1e4 };
  };
}

const MALAY_ONLY =
  /\b(bahawa|kerana|boleh|beliau|ialah|daripada|kementerian luar negeri|berkata|turut|rakyat palestin|perdana menteri|sidang media)\b/giu;
const INDONESIAN_ONLY =
  /\b(bahwa|karena|bisa|kementerian luar negeri ri|menlu|mengatakan|kata|saat|tersebut|rabu|jumat|sabtu|presiden|uni eropa)\b/giu;

function indonesianOrMalay(text: string): string {
  const malay = text.match(MALAY_ONLY)?.length ?? 0;
  const indonesian = text.match(INDONESIAN_ONLY)?.length ?? 0;
  return malay > indonesian ? 'ms' : 'id';
}
