import type { Command } from './command.js';

interface Entry {
  describe: string;
  load: () => Promise<{ default: Command }>;
}

/** Every subcommand, in the order of the help. A new one is a file in commands/ and a line here. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  build: {
    describe: 'Articles in, a labelled dataset folder out',
    load: () => import('./build.js'),
  },
  plan: {
    describe: 'Tell what a build would take, and how many shards are good',
    load: () => import('./plan.js'),
  },
  merge: {
    describe: 'Put the shards of a dataset together',
    load: () => import('./merge.js'),
  },
  segment: { describe: 'Cut articles into statement units', load: () => import('./segment.js') },
  label: { describe: 'Label units, or any rows with a text', load: () => import('./label.js') },
  validate: {
    describe: 'Check datasets, records and annotation files',
    load: () => import('./validate.js'),
  },
  explain: {
    describe: 'Tell why units got their speakers and labels',
    load: () => import('./explain.js'),
  },
  evaluate: { describe: 'Measure labels against gold', load: () => import('./evaluate.js') },
  agree: { describe: 'Measure how far annotators agree', load: () => import('./agree.js') },
  split: {
    describe: 'Divide a dataset into train, dev and test without leaks',
    load: () => import('./split.js'),
  },
  sample: {
    describe: 'Pick the units that a person should look at next',
    load: () => import('./sample.js'),
  },
  adjudicate: {
    describe: 'Make gold of the labels of several people',
    load: () => import('./adjudicate.js'),
  },
  export: {
    describe: 'Write a dataset as flat rows, or as tasks of an annotation tool',
    load: () => import('./export.js'),
  },
  import: {
    describe: "Take people's labels from an annotation tool",
    load: () => import('./import.js'),
  },
  package: {
    describe: 'Make a dataset ready to publish: card, Croissant, Data Package, citation',
    load: () => import('./package.js'),
  },
  classifiers: {
    describe: 'List, fetch, check and describe classifiers',
    load: () => import('./classifiers.js'),
  },
  codebook: { describe: 'Print what the labels mean', load: () => import('./codebook.js') },
  schema: { describe: 'Print the JSON Schema of a record', load: () => import('./schema.js') },
  completion: {
    describe: 'Print a completion script for bash or zsh',
    load: () => import('./completion.js'),
  },
};
