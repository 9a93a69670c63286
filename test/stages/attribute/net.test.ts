import t from 'tap';
import { sceneOf } from '../../../src/stages/attribute/compile.js';
import { MOST_READ, SpeakerNet } from '../../../src/stages/attribute/net.js';
import { LANGUAGES } from '../../../src/stages/attribute/net-weights.js';
import { Signs } from '../../../src/stages/attribute/signs.js';

function read(net: SpeakerNet, text: string, lang: string): void {
  const scene = sceneOf(text, lang);
  net.read(scene, new Signs().read(scene));
}

t.test('a stretch is told by the whole unit, whatever was read before', async (t) => {
  const net = SpeakerNet.for('en') as SpeakerNet;
  read(net, 'The storm, the mayor of Riga warned, may reach the coast by night.', 'en');
  const warns = net.score(3, 7);
  read(net, 'The storm reached the mayor of Riga by night.', 'en');
  t.ok((net.score(3, 7) as number) < (warns as number), 'no longer one who speaks');
  read(net, 'The storm, the mayor of Riga warned, may reach the coast by night.', 'en');
  t.equal(net.score(3, 7), warns, 'the same again');
});

t.test('it knows every language with weights and no other', async (t) => {
  for (const lang of LANGUAGES) t.ok(SpeakerNet.for(lang), lang);
  t.equal(SpeakerNet.for('xx'), null);
});

t.test('it says nothing of what it does not read', async (t) => {
  const net = SpeakerNet.for('ru') as SpeakerNet;
  read(net, 'слово '.repeat(MOST_READ * 3), 'ru');
  t.type(net.score(MOST_READ - 1, MOST_READ), 'number');
  t.equal(net.score(MOST_READ, MOST_READ + 1), null);
  t.equal(net.score(0, MOST_READ), null, 'too long for a speaker');
  read(net, '', 'ru');
  t.equal(net.score(0, 1), null);
});
