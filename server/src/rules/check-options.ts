import {expectName} from '../text/expect-name.js'
import {describeLocated, pairOf} from '../yaml/access.js'
import type {Located, LocatedPair} from '../yaml/located.js'
import {parseYaml} from '../yaml/parse-yaml.js'
import type {Report} from './finding.js'
import {ruleOptions} from './options.js'

/**
 * What is wrong with the options of rules in the text of a project file; all else in it is not looked at.
 * `reported` are the offsets of what is known to be wrong: options of an unknown rule follow from that.
 */
export function checkOptions(text: string, reported: ReadonlySet<number>): Report[] {
  const {value: file} = parseYaml(text)
  const overrides = pairOf(file, 'overrides')?.value
  const parts = [file, ...(overrides?.type === 'list' ? overrides.items : [])]
  return parts.flatMap(part => {
    const rules = pairOf(part, 'rules')?.value
    if (rules?.type !== 'map') return []
    return rules.pairs.filter(({keySpan}) => !reported.has(keySpan.start)).flatMap(checkRule)
  })
}

function checkRule({key: rule, value: setting}: LocatedPair): Report[] {
  const options = setting.type === 'list' ? setting.items[1] : undefined
  const known = ruleOptions.get(rule) ?? NONE
  return options?.type === 'map'
    ? options.pairs.flatMap(option => checkOption(rule, option, known))
    : []
}

const NONE: ReadonlySet<string> = new Set()

function checkOption(
  rule: string,
  {key, keySpan, value}: LocatedPair,
  known: ReadonlySet<string>
): Report[] {
  if (!known.has(key)) {
    const otherwise = `no options of \`${rule}\``
    const {wanted, expected} = expectName(key, known, otherwise)
    return [{message: `Unexpected option \`${key}\`, expected ${wanted}`, span: keySpan, expected}]
  }
  return (value.type === 'list' ? value.items : [value]).filter(isNoText).map(item => {
    const message = `Unexpected ${describeLocated(item)}, expected texts for \`${key}\``
    return {message, span: item.span}
  })
}

function isNoText(item: Located): boolean {
  return item.type !== 'scalar' || typeof item.value !== 'string'
}
