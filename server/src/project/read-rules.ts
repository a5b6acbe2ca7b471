import {expectName} from '../base/near-names.js'
import {phrase, toMessage} from '../base/phrase.js'
import {checkShape, type ShapeProblem} from '../data/check-shape.js'
import type {Located, LocatedMap, LocatedPair} from '../data/located.js'
import {pairOf} from '../data/located.js'
import type {Declared, DeclaredRules} from './config.js'
import type {RulesShape} from './config-shape.js'
import type {KnownRule, KnownRules} from './presets.js'
import type {RuleSetting} from './project.js'

/**
 * Reads the `rules` of a project file or of one of its overrides, whose shape has been looked at.
 * Unknown rules, and options that their rule does not take, are reported and left out.
 */
export function readRules(
  path: string,
  part: Located,
  shape: RulesShape | undefined,
  knownRules: KnownRules,
  problems: ShapeProblem[]
): DeclaredRules {
  const settings = new Map<string, Declared<RuleSetting>>()
  const located = pairOf(part, 'rules')?.value
  for (const {key, keySpan, value} of located?.type === 'map' ? located.pairs : []) {
    const rule = knownRules.get(key)
    const setting = shape?.[key]
    if (rule === undefined) {
      const {wanted, expected} = expectName(
        key,
        knownRules,
        phrase`a rule that \`newsmark rules\` lists`,
        problems.length
      )
      const message = phrase`Unexpected rule \`${key}\`, expected ${wanted}`
      problems.push({...toMessage(message), span: keySpan, expected})
    } else if (setting !== undefined && !settings.has(key)) {
      const severity = Array.isArray(setting) ? setting[0] : setting
      const written = value.type === 'list' ? value.items[1] : undefined
      const options = written?.type === 'map' ? readOptions(key, rule, written, problems) : {}
      settings.set(key, {value: {severity, options}, location: {path, span: keySpan}})
    }
  }
  return settings
}

/** The options of a rule that fit its schema; for the others the rule's defaults hold. */
function readOptions(
  id: string,
  {options: schema}: KnownRule,
  written: LocatedMap,
  problems: ShapeProblem[]
): RuleSetting['options'] {
  const known = new Map(Object.entries(schema?.entries ?? {}))
  const pairs = new Map<string, LocatedPair>()
  for (const pair of written.pairs) {
    const {key, keySpan} = pair
    if (!known.has(key)) {
      const {wanted, expected} = expectName(
        key,
        known,
        phrase`none, as \`${id}\` takes no options`,
        problems.length
      )
      const message = phrase`Unexpected option \`${key}\`, expected ${wanted}`
      problems.push({...toMessage(message), span: keySpan, expected})
      // A second one of the same name has been reported with the shape of the file.
    } else if (!pairs.has(key)) pairs.set(key, pair)
  }
  if (schema === undefined) return {}
  const shaped = checkShape(schema, {...written, pairs: [...pairs.values()]})
  problems.push(...shaped.problems)
  return shaped.value ?? {}
}
