import * as v from 'valibot'
import {compareText} from '../base/compare.js'
import type {Span} from '../base/span.js'
import {checkShape} from '../data/check-shape.js'
import {parseJson} from '../data/json.js'
import {type Located, type LocatedPair, pairOf} from '../data/located.js'
import type {ProjectProblem} from './problem.js'

/** The name of the file of accepted findings, beside the project file. */
export const baselineName = 'newsmark-baseline.json'

/** The findings that a project accepts although its rules are against them. */
export interface Baseline {
  /** The file they are listed in, relative to the project's root. */
  readonly path: string
  /** By the file they are in, relative to the project's root. */
  readonly files: AcceptedFiles
}

/** Accepted findings by file. */
export type AcceptedFiles = ReadonlyMap<string, AcceptedInFile>

/** Accepted findings of one file by rule. */
export type AcceptedInFile = ReadonlyMap<string, AcceptedOfRule>

/** Accepted findings of one rule in one file. */
export interface AcceptedOfRule {
  /** How many there are of each fingerprint. */
  readonly counts: Counts
  /** Where the rule stands in the file that lists them. */
  readonly span: Span
}

/** How many findings have a fingerprint. */
export type Counts = ReadonlyMap<string, number>

/** A file of accepted findings as data, as it is written. */
export interface BaselineShape {
  $schema?: string | undefined
  version: number
  /** How many by file, rule and fingerprint. */
  files: Record<string, Record<string, Record<string, number>>>
}

/** The version of the format that we write, and the only one there is. */
const baselineVersion = 1

const known = `\`${baselineVersion}\`, the version that this Newsmark knows`
const count = 'a whole number from 1 on'

/** The schema of `newsmark-baseline.json`. */
export const baselineSchema: v.GenericSchema<BaselineShape> = v.strictObject({
  $schema: v.optional(v.pipe(v.string(), v.description('Where this schema is.'))),
  version: v.pipe(
    v.number(),
    v.minValue(baselineVersion, known),
    v.maxValue(baselineVersion, known),
    v.description('The version of this format.')
  ),
  files: v.pipe(
    v.record(
      v.string(),
      v.pipe(
        v.record(
          v.string(),
          v.pipe(
            v.record(v.string(), v.pipe(v.number(), v.integer(count), v.minValue(1, count))),
            v.description('How many findings of each fingerprint are accepted.')
          )
        ),
        v.description('Accepted findings by rule.')
      )
    ),
    v.description('Accepted findings by file, relative to the folder of `newsmark.yaml`.')
  )
})

/** A baseline, and what is wrong in its file. */
export interface ParsedBaseline {
  readonly baseline: Baseline
  readonly problems: readonly ProjectProblem[]
  /** Whether the text is no JSON, so that it accepts nothing. */
  readonly isBroken: boolean
}

/** Reads a file of accepted findings. What is wrong is reported and accepts nothing; never throws. */
export function parseBaseline(path: string, text: string): ParsedBaseline {
  const {value, problems: jsonProblems} = parseJson(text)
  const isJson = jsonProblems.length === 0
  const shaped = isJson ? checkShape(baselineSchema, value) : {value: undefined, problems: []}
  // The format of another version is unknown, so nothing of it is read.
  const known = shaped.value?.version === baselineVersion ? shaped.value.files : {}
  const problems = [
    ...jsonProblems.map(problem => ({...problem, expected: []})),
    ...shaped.problems
  ]
  return {
    baseline: {path, files: filesOf(value, known)},
    isBroken: !isJson,
    problems: problems.map(({span, expected, ...message}) => ({
      ruleId: 'invalid-baseline',
      ...message,
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

/** How many findings of each fingerprint are accepted, by file and rule. */
export type AcceptedCounts = ReadonlyMap<string, ReadonlyMap<string, Counts>>

/**
 * The text of a file of accepted findings: sorted, and with a line of its own for each rule of each file,
 * so that two branches seldom change the same line.
 */
export function writeBaseline(accepted: AcceptedCounts): string {
  const files = sorted(accepted).flatMap(([path, rules]) => {
    const lines = sorted(rules).flatMap(([rule, counts]) =>
      counts.size === 0 ? [] : [`\n      ${JSON.stringify(rule)}: {${writeCounts(counts)}}`]
    )
    return lines.length === 0 ? [] : [`\n    ${JSON.stringify(path)}: {${lines.join(',')}\n    }`]
  })
  const list = files.length === 0 ? '{}' : `{${files.join(',')}\n  }`
  return `{\n  "version": ${baselineVersion},\n  "files": ${list}\n}\n`
}

function writeCounts(counts: Counts): string {
  return sorted(counts)
    .map(([fingerprint, count]) => `${JSON.stringify(fingerprint)}: ${count}`)
    .join(', ')
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareText(a, b))
}
