import { EXIT, StancekitError } from '../errors.js';
import { writeOut } from '../io.js';
import { readSchemaText, SCHEMA_NAMES } from '../schema.js';
import { nearest } from '../wording.js';
import { type Command, operandsOf } from './command.js';

const command: Command = {
  usage: 'schema [NAME]',
  describe: 'Prints the JSON Schema (draft 2020-12) of a record; their names where none is given.',
  examples: [
    ['stancekit schema', 'the names'],
    ['stancekit schema annotation > annotation.schema.json', 'one schema'],
  ],
  options: {},
  readsStdin: false,
  async run(argv, io) {
    const [name] = operandsOf(argv);
    const known = SCHEMA_NAMES.find((schema) => schema === name);
    if (name !== undefined && known === undefined) {
      const near = nearest(name, SCHEMA_NAMES);
      throw new StancekitError('schema/unknown', `there is no schema ${JSON.stringify(name)}`, {
        hint: near ? `did you mean ${near}?` : `there are ${SCHEMA_NAMES.join(', ')}`,
      });
    }
    await writeOut(
      io.stdout,
      known === undefined ? `${SCHEMA_NAMES.join('\n')}\n` : readSchemaText(known),
    );
    return EXIT.ok;
  },
};
export default command;
