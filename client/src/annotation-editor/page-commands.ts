import type {PageCommand} from './messages.js'

/** The prefix of the commands, as package.json names them. */
export const COMMAND_PREFIX = 'newsmark.annotate.'

/** All commands of the page; a missing one would be an error of types. */
const ALL: Readonly<Record<PageCommand, true>> = {
  wordLeft: true,
  wordRight: true,
  lineUp: true,
  lineDown: true,
  selectWordLeft: true,
  selectWordRight: true,
  selectLineUp: true,
  selectLineDown: true,
  selectCharacterLeft: true,
  selectCharacterRight: true,
  widen: true,
  narrow: true,
  nextName: true,
  previousName: true,
  nextQuotation: true,
  previousQuotation: true,
  nextClause: true,
  previousClause: true,
  mark: true,
  markAndFill: true,
  markAll: true,
  repeat: true,
  unmark: true,
  changeKind: true,
  startEarlier: true,
  startLater: true,
  endEarlier: true,
  endLater: true,
  addFragment: true,
  relate: true,
  accept: true,
  reject: true,
  nextMark: true,
  previousMark: true,
  nextFinding: true,
  previousFinding: true,
  nextSuggestion: true,
  previousSuggestion: true,
  nextUntagged: true,
  previousUntagged: true,
  pickEntry: true,
  pickSpeaker: true,
  pickTopic: true,
  inspect: true,
  filterMarks: true,
  openEntry: true,
  openSource: true,
  concordance: true,
  showFinding: true,
  help: true
}

export const PAGE_COMMANDS = Object.keys(ALL) as readonly PageCommand[]

/** A keybinding as package.json has it. */
interface Keybinding {
  readonly command?: unknown
  readonly key?: unknown
  readonly args?: unknown
}

/** The default keys of the page's commands for its list of them: `n`, `Shift+F8`, several with a comma between. */
export function defaultKeys(
  keybindings: readonly Keybinding[]
): Readonly<Partial<Record<PageCommand, string>>> {
  const keys: Partial<Record<PageCommand, string>> = {}
  for (const {command, key, args} of keybindings) {
    const name = String(command).replace(COMMAND_PREFIX, '') as PageCommand
    // A key with something to say is that of a kind: the page lists those by itself.
    if (!Object.hasOwn(ALL, name) || typeof key !== 'string' || args !== undefined) continue
    const shown = showKey(key)
    keys[name] = keys[name] === undefined ? shown : `${keys[name]}, ${shown}`
  }
  return keys
}

function showKey(key: string): string {
  const special = SPECIAL[key]
  if (special !== undefined) return special
  const parts = key.split('+')
  // A letter alone stands as it is typed.
  if (parts.length === 1 && key.length === 1) return key
  return parts.map(part => part.charAt(0).toUpperCase() + part.slice(1)).join('+')
}

/** Keys that people know by the sign they type. */
const SPECIAL: Readonly<Record<string, string | undefined>> = {
  'shift+/': '?',
  'shift+,': '<',
  "shift+'": '"',
  'shift+;': ':',
  'shift+[': '{',
  'shift+]': '}',
  'shift+=': '+'
}
