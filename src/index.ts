/**
 * stancekit as a library: the stages, readers and checks that the command line is made of.
 *
 * ```js
 * import { bundledClassifierFolder, loadClassifier, segmentArticle } from 'stancekit';
 * ```
 */
export { annotationId, annotationOf } from './annotations.js';
export { loadClassifier } from './classifiers/load.js';
export { bundledClassifierFolder } from './commands/classifier-input.js';
export { createPaint, EXIT, formatProblem, StancekitError } from './errors.js';
export { articleFromDraft, DEFAULT_FIELDS } from './formats/article-fields.js';
export { readArticles } from './formats/articles.js';
export { readCodebook } from './formats/codebooks.js';
export { formatCsv } from './formats/csv.js';
export { readAnnotatedUnits } from './formats/dataset-reader.js';
export { DatasetWriter } from './formats/dataset-writer.js';
export { flatColumns, flatRow } from './formats/flat.js';
export { formatJsonLine } from './formats/jsonl.js';
export { CodePointText, codePointLength, sliceCodePoints } from './offsets.js';
export * from './records.js';
export { assertRecord, inspectRecord, readSchemaText, SCHEMA_NAMES } from './schema.js';
export { attribute } from './stages/attribute.js';
export { loadLanguageDetector } from './stages/detect-language.js';
export { label } from './stages/label.js';
export { segment, segmentArticle } from './stages/segment.js';
