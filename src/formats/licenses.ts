import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { StancekitError } from '../errors.js';
import { nearest } from '../wording.js';

export interface License {
  /** SPDX identifier. */
  id: string;
  url: string;
  /** What the Hugging Face Hub calls it; `other` where it has no word for it. */
  hub: string;
}

/** Identifiers of the Hub that are not the SPDX identifier in lower case. */
const HUB_NAMES: Readonly<Record<string, string>> = {
  'ODC-By-1.0': 'odc-by',
  'ODbL-1.0': 'odbl',
  'PDDL-1.0': 'pddl',
  'GPL-3.0-only': 'gpl-3.0',
  'GPL-3.0-or-later': 'gpl-3.0',
  'GPL-2.0-only': 'gpl-2.0',
  'GPL-2.0-or-later': 'gpl-2.0',
  'AGPL-3.0-only': 'agpl-3.0',
  'AGPL-3.0-or-later': 'agpl-3.0',
};
const HUB_SAME =
  /^(mit|apache-2\.0|bsd-[23]-clause|cc0-1\.0|cc-by(-nc)?(-sa|-nd)?-(2\.0|2\.5|3\.0|4\.0)|unlicense|isc|wtfpl|artistic-2\.0|cdla-(sharing|permissive)-[12]\.0)$/;

/** The licence that an SPDX identifier names, in whatever case. Throws where it names none, with the nearest that does. */
export function parseLicense(text: string): License {
  const ids = spdxIds();
  const wanted = text.trim().replace(/[\s_]+/g, '-');
  const id = ids.find((known) => known.toLowerCase() === wanted.toLowerCase());
  if (id !== undefined) {
    const folded = id.toLowerCase();
    const hub = HUB_NAMES[id] ?? (HUB_SAME.test(folded) ? folded : 'other');
    return { id, url: `https://spdx.org/licenses/${id}.html`, hub };
  }
  const lower = ids.map((known) => known.toLowerCase());
  const close = nearest(wanted, lower);
  const near = close === undefined ? undefined : ids[lower.indexOf(close)];
  throw new StancekitError(
    'package/license',
    `no SPDX licence identifier: ${JSON.stringify(text)}`,
    {
      hint:
        near === undefined
          ? 'see https://spdx.org/licenses/, for example CC-BY-4.0'
          : `did you mean ${near}?`,
    },
  );
}

function spdxIds(): string[] {
  const path = createRequire(import.meta.url).resolve('spdx-license-ids');
  return JSON.parse(readFileSync(path, 'utf8')) as string[];
}
