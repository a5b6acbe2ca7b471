import {pairOf} from '../yaml/access.js'
import {checkShape} from '../yaml/check-shape.js'
import type {Located, LocatedPair} from '../yaml/located.js'
import {parseJson} from '../yaml/parse-json.js'
import type {AcceptedFiles, AcceptedInFile, AcceptedOfRule, Baseline} from './baseline.js'
import {baselineSchema, baselineVersion} from './baseline-shape.js'
import type {ProjectProblem} from './project.js'

/** A baseline, and what is wrong in its file. */
export interface ParsedBaseline {
  readonly baseline: Baseline
  readonly problems: readonly ProjectProblem[]
}

/** Reads a file of accepted findings. What is wrong is reported and accepts nothing; never throws. */
export function parseBaseline(path: string, text: string): ParsedBaseline {
  const {value, problems: jsonProblems} = parseJson(text)
  const isJson = jsonProblems.length === 0
  const shaped = isJson ? checkShape(baselineSchema, value) : {value: undefined, problems: []}
  // What another version means by the rest is not for us to guess.
  const known = shaped.value?.version === baselineVersion ? shaped.value.files : {}
  const problems = [
    ...jsonProblems.map(problem => ({...problem, expected: []})),
    ...shaped.problems
  ]
  return {
    baseline: {path, files: filesOf(value, known)},
    problems: problems.map(({message, span, expected}) => ({
      ruleId: 'invalid-baseline',
      message,
      location: {path, span},
      expected
    }))
  }
}

type FilesShape = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>
>

/** Only the shape says what counts, and only the text where it stands. */
function filesOf(root: Located, shape: FilesShape): AcceptedFiles {
  const files = new Map<string, AcceptedInFile>()
  for (const {key: path, value} of pairsOf(pairOf(root, 'files')?.value)) {
    const rules = shape[path]
    if (!rules || files.has(path)) continue
    const accepted = new Map<string, AcceptedOfRule>()
    for (const {key: rule, keySpan} of pairsOf(value)) {
      const counts = rules[rule]
      if (counts && !accepted.has(rule))
        accepted.set(rule, {counts: new Map(Object.entries(counts)), span: keySpan})
    }
    files.set(path, accepted)
  }
  return files
}

function pairsOf(located: Located | undefined): readonly LocatedPair[] {
  return located?.type === 'map' ? located.pairs : []
}
