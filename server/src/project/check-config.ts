import {pairOf, textOf} from '../yaml/access.js'
import type {ShapeProblem} from '../yaml/check-shape.js'
import type {Located} from '../yaml/located.js'
import {globProblem} from './check-glob.js'

/** Reports the globs of a project file that are refused, which its shape cannot tell. */
export function checkConfig(file: Located): ShapeProblem[] {
  const problems: ShapeProblem[] = []
  for (const key of ['include', 'exclude', 'glossary']) checkGlobs(file, key, problems)
  for (const part of itemsOf(file, 'overrides')) checkGlobs(part, 'files', problems)
  return problems
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
