import {expectName} from '../text/expect-name.js'
import {pairOf, textOf} from '../yaml/access.js'
import type {ShapeProblem} from '../yaml/check-shape.js'
import type {Located} from '../yaml/located.js'
import {globProblem} from './check-glob.js'

/** Reports what the shape of a project file cannot tell: unknown rules and globs that are refused. */
export function checkConfig(file: Located, knownRules: ReadonlySet<string>): ShapeProblem[] {
  const problems: ShapeProblem[] = []
  const parts = [file, ...itemsOf(file, 'overrides')]
  for (const part of parts) checkRules(part, knownRules, problems)
  for (const key of ['include', 'exclude', 'glossary']) checkGlobs(file, key, problems)
  for (const part of itemsOf(file, 'overrides')) checkGlobs(part, 'files', problems)
  return problems
}

function checkRules(
  part: Located,
  knownRules: ReadonlySet<string>,
  problems: ShapeProblem[]
): void {
  const rules = pairOf(part, 'rules')?.value
  for (const {key, keySpan} of rules?.type === 'map' ? rules.pairs : []) {
    if (knownRules.has(key)) continue
    const {wanted, expected} = expectName(key, knownRules, 'a known rule', problems.length)
    const message = `Unexpected rule \`${key}\`, expected ${wanted}`
    problems.push({message, span: keySpan, expected})
  }
}

function checkGlobs(part: Located, key: string, problems: ShapeProblem[]): void {
  for (const item of itemsOf(part, key)) {
    const text = textOf(item)
    const wanted = text === undefined ? undefined : wantedGlob(key, text)
    if (wanted === undefined) continue
    const message = `Unexpected glob \`${text}\`, expected ${wanted}`
    problems.push({message, span: item.span, expected: []})
  }
}

/** A glossary may lie beside the project; articles belong to it only below its folder. */
function wantedGlob(key: string, glob: string): string | undefined {
  const leaves = key !== 'glossary' && (glob.startsWith('/') || glob.split('/').includes('..'))
  return globProblem(glob) ?? (leaves ? "a glob below the project's folder" : undefined)
}

/** The items of a list, or a single value as a list of one. */
function itemsOf(part: Located, key: string): readonly Located[] {
  const value = pairOf(part, key)?.value
  if (value === undefined) return []
  return value.type === 'list' ? value.items : [value]
}
