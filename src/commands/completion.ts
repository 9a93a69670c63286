import { EXIT, StancekitError } from '../errors.js';
import { writeOut } from '../io.js';
import { formatCompletion } from '../reporters/completion.js';
import { COMMON_OPTIONS, type Command, operandsOf } from './command.js';
import { COMMANDS } from './table.js';

const SHELLS = ['bash', 'zsh'] as const;

const command: Command = {
  usage: 'completion [bash|zsh]',
  describe: 'Prints a script that completes commands, options and file names.',
  examples: [
    ['source <(stancekit completion bash)', 'in this shell; or put the line into ~/.bashrc'],
    ['source <(stancekit completion zsh)', 'in this shell; or put the line into ~/.zshrc'],
  ],
  options: {},
  readsStdin: false,
  async run(argv, io) {
    const [given = io.env['SHELL']?.endsWith('zsh') ? 'zsh' : 'bash'] = operandsOf(argv);
    const shell = SHELLS.find((name) => name === given);
    if (shell === undefined)
      throw new StancekitError('completion/shell', `no completion for ${JSON.stringify(given)}`, {
        hint: `there is one for ${SHELLS.join(' and ')}`,
      });
    const options: Record<string, string[]> = {};
    for (const [name, { load }] of Object.entries(COMMANDS)) {
      const { default: loaded } = await load();
      options[name] = [...Object.keys({ ...loaded.options, ...COMMON_OPTIONS }), 'help'].map(
        (option) => `--${option}`,
      );
    }
    await writeOut(io.stdout, formatCompletion(shell, options));
    return EXIT.ok;
  },
};
export default command;
