import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from '../../records.js';
import type { Finding } from '../../schema.js';

/** Does a manifest tell the truth? Its counts against the rows read, its digests against the files. */
export async function inspectManifest(
  manifest: Manifest,
  folder: string,
  countOf: (kind: 'article' | 'unit' | 'annotation') => number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, kind] of [
    ['articles', 'article'],
    ['units', 'unit'],
    ['annotations', 'annotation'],
  ] as const) {
    const found = countOf(kind);
    if (manifest.counts[name] !== found) {
      findings.push({
        code: 'manifest/count',
        message: `the manifest counts another number of ${name} than there are`,
        pointer: `/counts/${name}`,
        found: String(manifest.counts[name]),
        expected: String(found),
      });
    }
  }
  for (const [i, { path, sha256 }] of manifest.files.entries()) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(folder, path)), hash);
    } catch {
      findings.push({
        code: 'manifest/missing-file',
        message: `${path} is missing, or cannot be read`,
        pointer: `/files/${i}/path`,
      });
      continue;
    }
    const found = hash.digest('hex');
    if (found !== sha256) {
      findings.push({
        code: 'manifest/checksum',
        message: `${path} is not the file that was built`,
        pointer: `/files/${i}/sha256`,
        found: sha256,
        expected: found,
        hint: 'if the change was meant, this is how the manifest shows it',
      });
    }
  }
  return findings;
}
