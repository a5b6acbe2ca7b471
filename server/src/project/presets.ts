import type {KnownRules} from './known-rules.js'
import type {RuleSetting} from './project.js'

/** The presets; the first holds where a project names none. */
export const presets = ['recommended', 'strict'] as const

/** The name of a preset. */
export type Preset = (typeof presets)[number]

/** What a preset says of rules, where that differs from what holds anyway. */
export function presetRules(
  preset: Preset,
  knownRules: KnownRules
): ReadonlyMap<string, RuleSetting> {
  if (preset === 'recommended') return new Map()
  return new Map(
    [...knownRules].flatMap(([rule, {strict}]) =>
      strict === undefined ? [] : [[rule, {severity: strict, options: {}}] as const]
    )
  )
}
