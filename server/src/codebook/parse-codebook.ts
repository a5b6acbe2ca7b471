import type {Span} from '../syntax/span.js'
import {checkShape} from '../yaml/check-shape.js'
import {parseYaml} from '../yaml/parse-yaml.js'
import {buildCodebook} from './build-codebook.js'
import {checkCodebook} from './check-codebook.js'
import type {Codebook} from './codebook.js'
import {codebookSchema} from './codebook-shape.js'
import {defaultCodebookShape} from './default-codebook.js'
import {mergeCodebooks} from './merge-codebooks.js'

/** Something wrong in a codebook file. */
export interface CodebookProblem {
  readonly message: string
  readonly location: {readonly path: string; readonly span: Span}
  /** Replacements for what stands at the location, best first. */
  readonly expected: readonly string[]
}

/** A codebook and what is wrong in its file. */
export interface ParsedCodebook {
  readonly codebook: Codebook
  readonly problems: readonly CodebookProblem[]
}

/**
 * Reads a project's codebook file over the default codebook, or alone if it says `extends: none`.
 * What is wrong in it is reported and left out; `path` is only carried into the problems.
 */
export function parseCodebook(path: string, text: string): ParsedCodebook {
  const {value, problems: yamlProblems} = parseYaml(text)
  if (value.type === 'scalar' && value.value === null) {
    return located(path, buildCodebook(defaultCodebookShape), yamlProblems)
  }
  const {value: shape = {}, problems} = checkShape(codebookSchema, value)
  const codebook = buildCodebook(mergeCodebooks(defaultCodebookShape, shape))
  const below = buildCodebook(shape.extends === 'none' ? {} : defaultCodebookShape)
  return located(path, codebook, [
    ...yamlProblems,
    ...problems,
    ...checkCodebook(value, codebook, below)
  ])
}

interface Problem {
  readonly message: string
  readonly span: Span
  readonly expected?: readonly string[]
}

function located(path: string, codebook: Codebook, problems: readonly Problem[]): ParsedCodebook {
  return {
    codebook,
    problems: problems.map(({message, span, expected = []}) => ({
      message,
      location: {path, span},
      expected
    }))
  }
}
