import type {HintAmount} from '../features/inlay-hints.js'

/** What users set in their editor. What holds for an article is none of it: that is said in the project. */
export interface Settings {
  /** How much the hints in articles say. */
  readonly inlayHints: HintAmount | 'off'
  /** Whether lenses stand above entries and claims. */
  readonly codeLens: boolean
}

/** What holds where nobody has set anything. */
export const defaultSettings: Settings = {inlayHints: 'short', codeLens: true}

/** Reads settings, which may be anything: those under `newsmark`, or all of a client that wraps them in that once more. */
export function readSettings(given: unknown): Settings {
  const all = fieldsOf(given)
  const {inlayHints, codeLens} = 'newsmark' in all ? fieldsOf(all['newsmark']) : all
  const {inlayHints: amount, codeLens: hasLenses} = defaultSettings
  return {
    inlayHints: AMOUNTS.find(known => known === inlayHints) ?? amount,
    codeLens: typeof codeLens === 'boolean' ? codeLens : hasLenses
  }
}

const AMOUNTS: readonly Settings['inlayHints'][] = ['off', 'short', 'full']

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? {...value} : {}
}
