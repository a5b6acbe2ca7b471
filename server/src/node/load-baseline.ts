import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {type Baseline, baselineName} from '../project/baseline.js'
import {parseBaseline} from '../project/parse-baseline.js'
import type {ProjectProblem} from '../project/project.js'
import {type Loading, readProjectFile} from './read-project-file.js'

/** Reads the findings that a project accepts, if it lists any in a file in its root; what is wrong stands among the problems. */
export function loadBaseline(loading: Loading): Baseline | undefined {
  const {root, overlay} = loading
  const file = join(root, baselineName)
  if (overlay?.(file) === undefined && !existsSync(file)) return undefined
  const unread: ProjectProblem[] = []
  const place = {path: baselineName, span: {start: 0, end: 0}}
  const text = readProjectFile({...loading, problems: unread}, baselineName, place)
  for (const problem of unread) loading.problems.push({...problem, ruleId: 'invalid-baseline'})
  if (text === undefined) return undefined
  const {baseline, problems} = parseBaseline(baselineName, text)
  for (const problem of problems) loading.problems.push(problem)
  return baseline
}
