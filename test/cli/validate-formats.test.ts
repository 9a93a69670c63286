import t from 'tap';
import { run } from './in-process.js';

const bad = {
  'my file.jsonl':
    '{"id":"n1","unit_id":"u1","labels":["x"],"scores":null,"annotator":{"type":"person","id":"50%, a:b","revision":null,"sha256":null},"codebook":{"id":"diplomatic-stance","version":"1.0"},"truncated":"😀","meta":{}}\n{"id":1\n',
};

const column = [...(bad['my file.jsonl'].split('"😀"')[0] as string)].length + 1;

t.test('--format github: workflow commands, escaped as GitHub reads them', async (t) => {
  const cwd = t.testdir(bad);
  const told = await run(['validate', 'my file.jsonl', '--format', 'github'], { cwd });
  t.equal(
    told.stdout,
    [
      `::error file=my file.jsonl,line=1,col=${column},title=schema/type::truncated has the wrong type, found "😀", expected boolean%0A[id n1 /truncated]\n`,
      '::error file=my file.jsonl,line=2,col=8,title=json/syntax::is not JSON: close brace expected, found the end of the text\n',
    ].join(''),
  );
  t.equal(told.status, 1);
});

t.test('a path with signs that end a property', async (t) => {
  const cwd = t.testdir({ 'a,b:50%.jsonl': 'x\n' });
  const { stdout } = await run(['validate', 'a,b:50%.jsonl', '--format', 'github'], { cwd });
  t.match(stdout, /^::error file=a%2Cb%3A50%25\.jsonl,line=1,col=1,title=json\/syntax::/);
});

t.test('--format sarif: one log, with rules, places and columns in code points', async (t) => {
  const cwd = t.testdir(bad);
  const told = await run(['validate', 'my file.jsonl', '--format', 'sarif'], { cwd });
  const log = JSON.parse(told.stdout) as {
    version: string;
    runs: {
      columnKind: string;
      tool: { driver: { name: string; rules: { id: string }[] } };
      results: { ruleId: string; ruleIndex: number }[];
    }[];
  };
  t.match(log, {
    $schema: /sarif-2\.1\.0/,
    version: '2.1.0',
    runs: [
      {
        columnKind: 'unicodeCodePoints',
        tool: { driver: { name: 'stancekit' } },
        results: [
          {
            ruleId: 'schema/type',
            level: 'error',
            message: { text: 'truncated has the wrong type, found "😀", expected boolean' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'my%20file.jsonl' },
                  region: { startLine: 1, startColumn: column },
                },
                logicalLocations: [{ fullyQualifiedName: 'n1 /truncated' }],
              },
            ],
          },
          { ruleId: 'json/syntax', level: 'error' },
        ],
      },
    ],
  });
  const [{ results, tool } = { results: [], tool: { driver: { rules: [] } } }] = log.runs;
  for (const { ruleId, ruleIndex } of results) t.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
  t.equal(told.status, 1);
});

t.test('a SARIF log without results is one too', async (t) => {
  const cwd = t.testdir({ 'e.jsonl': '' });
  const { stdout } = await run(['validate', 'e.jsonl', '--format', 'sarif', '-q'], { cwd });
  t.match(JSON.parse(stdout), { runs: [{ results: [], tool: { driver: { rules: [] } } }] });
});

t.test('--json is short for --format json; other formats are refused', async (t) => {
  const cwd = t.testdir(bad);
  const [short, long] = [
    await run(['validate', 'my file.jsonl', '--json'], { cwd }),
    await run(['validate', 'my file.jsonl', '--format', 'json'], { cwd }),
  ];
  t.strictSame(short, long);
  t.match(await run(['validate', 'my file.jsonl', '--format', 'xml'], { cwd }), {
    status: 2,
    stderr: /--format has to be one of text, json, github, sarif/,
  });
});
