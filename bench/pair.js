/** Median, least and most of the ratios of A's time to B's, run in turn so that drift hits both. */
export async function pair(name, a, b, { rounds = 7, goal } = {}) {
  const ratios = [];
  await a();
  await b();
  for (let i = 0; i < rounds; i++) ratios.push((await seconds(a)) / (await seconds(b)));
  ratios.sort((x, y) => x - y);
  tell(name, ratios, goal);
  return ratios[rounds >> 1];
}

function tell(name, ratios, goal) {
  const middle = ratios[ratios.length >> 1].toFixed(2);
  const spread = `${ratios[0].toFixed(2)}-${ratios.at(-1).toFixed(2)}`;
  process.stdout.write(
    `  ${name.padEnd(64)} ${middle}  (${spread})${goal ? `  goal ${goal}` : ''}\n`,
  );
}

async function seconds(run) {
  const began = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - began) / 1e9;
}
