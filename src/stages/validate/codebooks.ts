import type { Codebook } from '../../records.js';
import type { Finding } from '../../schema.js';
import { READ_AS_MISSING } from '../../wording.js';

/** What a schema cannot say of a codebook: names that are taken twice, or that data frames lose. */
export function inspectCodebook({ labels, none }: Codebook): Finding[] {
  const findings: Finding[] = [];
  const ids = labels.map(({ id }) => id);
  for (const [i, id] of ids.entries()) {
    const pointer = `/labels/${i}/id`;
    if (READ_AS_MISSING.has(id)) {
      findings.push({
        code: 'codebook/read-as-missing',
        message: 'data frames read this class name as a missing value',
        pointer,
        found: JSON.stringify(id),
        hint: 'give the label another id',
      });
    }
    if (ids.indexOf(id) !== i || id === none.id) {
      findings.push({
        code: 'codebook/repeated-label',
        message:
          id === none.id ? 'a label has the name of "none of them"' : 'the label stands twice',
        pointer,
        found: JSON.stringify(id),
      });
    }
  }
  return findings;
}
