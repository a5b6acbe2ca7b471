import type {HintAmount} from '../features/inlay-hints.js'

/** What users set in their editor. What holds for an article is none of it: that is said in the project. */
export interface Settings {
  /** How much the hints in articles say. */
  readonly inlayHints: HintAmount | 'off'
  /** Whether lenses stand above entries and claims. */
  readonly codeLens: boolean
  /** Whose problems are shown: those of no file, of the files that are open, or of all articles of the open folders. */
  readonly problems: 'off' | 'openFiles' | 'folder'
}

/** What holds where nobody has set anything. */
export const defaultSettings: Settings = {inlayHints: 'short', codeLens: true, problems: 'folder'}

/**
 * Reads settings, which may be anything: those under `newsmark`, or all of a client that wraps them in that once more. What
 * they do not say is as before.
 */
export function readSettings(given: unknown, before: Settings = defaultSettings): Settings {
  const all = fieldsOf(given)
  const {inlayHints, codeLens, problems} = 'newsmark' in all ? fieldsOf(all['newsmark']) : all
  return {
    inlayHints: AMOUNTS.find(known => known === inlayHints) ?? before.inlayHints,
    codeLens: typeof codeLens === 'boolean' ? codeLens : before.codeLens,
    problems: SCOPES.find(known => known === problems) ?? before.problems
  }
}

const SCOPES: readonly Settings['problems'][] = ['off', 'openFiles', 'folder']
const AMOUNTS: readonly Settings['inlayHints'][] = ['off', 'short', 'full']

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? {...value} : {}
}
