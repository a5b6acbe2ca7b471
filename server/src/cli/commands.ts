import type {Command} from './commands/command.js'

/** How each command is loaded, in the order of the help; a run loads only its own. A new command needs one line here. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.js')).checkCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
  init: async () => (await import('./commands/init.js')).initCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  rules: async () => (await import('./commands/rules.js')).rulesCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  config: async () => (await import('./commands/config.js')).configCommand,
  baseline: async () => (await import('./commands/baseline.js')).baselineCommand,
  text: async () => (await import('./commands/text.js')).textCommand,
  mentions: async () => (await import('./commands/mentions.js')).mentionsCommand,
  export: async () => (await import('./commands/export.js')).exportCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  'merge-file': async () => (await import('./commands/merge-file.js')).mergeFileCommand,
  git: async () => (await import('./commands/git.js')).gitCommand,
  textconv: async () => (await import('./commands/textconv.js')).textconvCommand,
  agree: async () => (await import('./commands/agree.js')).agreeCommand,
  seal: async () => (await import('./commands/seal.js')).sealCommand,
  rename: async () => (await import('./commands/rename.js')).renameCommand,
  'merge-entries': async () => (await import('./commands/merge-entries.js')).mergeEntriesCommand,
  tag: async () => (await import('./commands/tag.js')).tagCommand,
  cache: async () => (await import('./commands/cache.js')).cacheCommand,
  completion: async () => (await import('./commands/completion.js')).completionCommand,
  man: async () => (await import('./commands/man.js')).manCommand,
  lsp: async () => (await import('./commands/lsp.js')).lspCommand
}

/** The names of all commands, in the order of the help. */
export const commandNames: readonly string[] = Object.keys(loaders)

/** The command of a name; undefined where there is none. */
export async function loadCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(loaders, name) ? loaders[name]?.() : undefined
}

/** All commands, in the order of the help: for what tells of all of them. */
export function loadCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(loaders).map(load => load()))
}
