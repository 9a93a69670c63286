import { EXIT } from '../errors.js';
import { readCodebook } from '../formats/codebooks.js';
import { wantsColor, writeOut } from '../io.js';
import { formatCodebook } from '../reporters/codebook.js';
import { type Command, flagOf, operandsOf } from './command.js';

const command: Command = {
  usage: 'codebook [FILE]',
  describe: 'Prints what the labels mean; of another codebook file where one is named.',
  examples: [
    ['stancekit codebook', 'for reading'],
    ['stancekit codebook --json > codebook.json', 'as data, to start one of your own'],
  ],
  options: {},
  readsStdin: false,
  async run(argv, io) {
    const { codebook, text } = await readCodebook(operandsOf(argv)[0]);
    await writeOut(
      io.stdout,
      flagOf(argv, 'json') ? text : formatCodebook(codebook, wantsColor(io.stdoutIsTTY, io.env)),
    );
    return EXIT.ok;
  },
};
export default command;
