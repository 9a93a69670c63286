import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileEntry, Manifest } from '../../records.js';
import type { Finding } from '../../schema.js';
import type { RecordChecks } from './records.js';

const KINDS = [
  ['articles', 'article'],
  ['units', 'unit'],
  ['annotations', 'annotation'],
] as const;
const SORTS = ['by_kind', 'by_lang', 'by_label'] as const;

/** Does a manifest tell the truth? Its counts against the rows read, its codebook and digests against the files. */
export async function inspectManifest(
  manifest: Manifest,
  folder: string,
  checks: RecordChecks,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, kind] of KINDS) {
    const found = checks.counts.get(kind) ?? 0;
    if (manifest.counts[name] !== found)
      findings.push(wrongCount(`/counts/${name}`, name, manifest.counts[name], found));
  }
  // A record that does not fit its schema is told already, and what it counts for is not known.
  const sorts = checks.unfit > 0 ? [] : SORTS;
  for (const name of sorts) {
    const counted = checks.sorts[name];
    const told = manifest.counts[name];
    for (const key of new Set([...Object.keys(told), ...counted.keys()])) {
      const found = counted.get(key);
      const pointer = key in told ? `/counts/${name}/${key}` : `/counts/${name}`;
      if ((told[key] ?? 0) !== found)
        findings.push(wrongCount(pointer, JSON.stringify(key), told[key] ?? 0, found));
    }
  }
  findings.push(...(await inspectCodebookRef(manifest, folder, checks)));
  for (const [i, entry] of manifest.files.entries())
    findings.push(...(await inspectFile(entry, `/files/${i}`, folder, manifest)));
  return findings;
}

const wrongCount = (pointer: string, what: string, told: number, found: number): Finding => ({
  code: 'manifest/count',
  message: `the manifest counts another number of ${what} than there are`,
  pointer,
  found: String(told),
  expected: String(found),
});

async function inspectCodebookRef(
  { codebook: ref, files }: Manifest,
  folder: string,
  { codebook }: RecordChecks,
): Promise<Finding[]> {
  if (ref.id !== codebook.id || ref.version !== codebook.version) {
    const pointer = ref.id === codebook.id ? '/codebook/version' : '/codebook/id';
    return [
      {
        code: 'manifest/codebook',
        message: 'the manifest names another codebook',
        pointer,
        found: `${ref.id} ${ref.version}`,
        expected: `${codebook.id} ${codebook.version}`,
      },
    ];
  }
  if (!files.some(({ path }) => path === 'codebook.json')) return [];
  const bytes = await readFile(join(folder, 'codebook.json')).catch(() => undefined);
  const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
  if (sha256 === undefined || sha256 === ref.sha256) return [];
  return [
    {
      code: 'manifest/codebook',
      message: 'codebook.json is not the codebook that was used',
      pointer: '/codebook/sha256',
      found: ref.sha256,
      expected: sha256,
    },
  ];
}

async function inspectFile(
  { path, bytes, sha256 }: FileEntry,
  pointer: string,
  folder: string,
  { files }: Manifest,
): Promise<Finding[]> {
  if (isAbsolute(path) || normalize(path).startsWith('..')) {
    return [
      {
        code: 'manifest/path',
        message: 'the path leads out of the dataset folder',
        pointer: `${pointer}/path`,
        found: JSON.stringify(path),
      },
    ];
  }
  if (files.filter((file) => file.path === path).length > 1) {
    return [
      {
        code: 'manifest/repeated-file',
        message: `${path} is listed twice`,
        pointer: `${pointer}/path`,
      },
    ];
  }
  const hash = createHash('sha256');
  let size = 0;
  try {
    await pipeline(createReadStream(join(folder, path)), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        size += chunk.length;
        hash.update(chunk);
      }
    });
  } catch {
    return [
      {
        code: 'manifest/missing-file',
        message: `${path} is missing, or cannot be read`,
        pointer: `${pointer}/path`,
      },
    ];
  }
  const found = hash.digest('hex');
  if (found !== sha256) {
    return [
      {
        code: 'manifest/checksum',
        message: `${path} is not the file that was built`,
        pointer: `${pointer}/sha256`,
        found: sha256,
        expected: found,
        hint: 'if the change was meant, this is how the manifest shows it',
      },
    ];
  }
  if (size === bytes) return [];
  return [
    {
      code: 'manifest/size',
      message: `the manifest tells another size of ${path}`,
      pointer: `${pointer}/bytes`,
      found: String(bytes),
      expected: String(size),
    },
  ];
}
