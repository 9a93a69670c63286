import type { Place, Problem } from '../records.js';
import { type ProblemFormat, sentenceOf } from './problem-formats.js';

/**
 * SARIF 2.1.0, written as the problems come: the rules stand after the results, since only then it
 * is known which were met. Columns count code points, as everywhere in the tool.
 */
export function sarif(): ProblemFormat {
  const rules = new Map<string, number>();
  return {
    head: '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[',
    problem: (problem, number) => {
      const { code } = problem;
      const ruleIndex = rules.get(code) ?? rules.size;
      rules.set(code, ruleIndex);
      return `${number === 0 ? '' : ','}\n${JSON.stringify(resultOf(problem, ruleIndex))}`;
    },
    tail: (hidden) => {
      const described = [...rules.keys()].map((id) => ({
        id,
        shortDescription: { text: id.replace('/', ': ').replaceAll('-', ' ') },
      }));
      const driver = { name: 'stancekit', rules: described };
      const left = hidden === 0 ? '' : `,"properties":{"hiddenResults":${hidden}}`;
      return `\n],"tool":{"driver":${JSON.stringify(driver)}}${left}}]}\n`;
    },
  };
}

function resultOf(problem: Problem, ruleIndex: number) {
  const { code, severity, place } = problem;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: sentenceOf(problem) },
    locations: [{ physicalLocation: physicalLocation(place), ...logicalLocations(place) }],
  };
}

function physicalLocation({ file, line, column, byte }: Place) {
  const region =
    line !== undefined
      ? { startLine: line, ...(column === undefined ? {} : { startColumn: column }) }
      : byte === undefined
        ? undefined
        : { byteOffset: byte };
  return {
    artifactLocation: {
      uri: file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/'),
    },
    ...(region === undefined ? {} : { region }),
  };
}

function logicalLocations({ id, field, pointer }: Place) {
  const fullyQualifiedName = [id, field ?? pointer].filter(Boolean).join(' ');
  return fullyQualifiedName === '' ? {} : { logicalLocations: [{ fullyQualifiedName }] };
}
