import * as v from 'valibot'
import type {RuleOptions} from '../rule.js'

/** The schema of an option that is a list of texts, or one text alone. `description` is a sentence. */
export function textsOption(
  description: string
): v.GenericSchema<string | readonly string[] | undefined> {
  return v.optional(v.pipe(v.union([v.array(v.string()), v.string()]), v.description(description)))
}

/** The texts of such an option; undefined where it is not set. */
export function textsOf(options: RuleOptions, name: string): ReadonlySet<string> | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return new Set(items.filter(item => typeof item === 'string'))
}
