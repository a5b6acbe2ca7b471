import type {RuleOptions} from './rule.js'

/** The options of the rules that have any, by rule; each takes a text or a list of texts. */
export const ruleOptions: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['claim-without-speaker', new Set(['allow'])],
  ['missing-metadata', new Set(['fields'])]
])

/** The texts that an option lists; undefined where it is not set. A single text is a list of one. */
export function textsOf(options: RuleOptions, name: string): ReadonlySet<string> | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return new Set(items.filter(item => typeof item === 'string'))
}
