import type {Message} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {checkShape} from '../data/check-shape.js'
import {isNull} from '../data/located.js'
import {parseYaml} from '../data/yaml/parse-yaml.js'
import {buildCodebook} from './build-codebook.js'
import {checkCodebook} from './check-codebook.js'
import type {Codebook} from './codebook.js'
import {
  type AttributeShape,
  type CodebookShape,
  codebookSchema,
  type KindShape,
  type Shapes
} from './codebook-shape.js'
import {defaultCodebookShape} from './default/codebook.js'

/** Something wrong in a codebook file. */
export interface CodebookProblem extends Message {
  readonly location: {readonly path: string; readonly span: Span}
  /** Replacements for what stands at the location, best first. */
  readonly expected: readonly string[]
}

/** A codebook and what is wrong in its file. */
export interface ParsedCodebook {
  readonly codebook: Codebook
  readonly problems: readonly CodebookProblem[]
  /** Whether the text is no YAML, so that more may be missing than the problems say. */
  readonly isBroken: boolean
}

/**
 * Reads a project's codebook file over the default codebook, or alone if it says `extends: none`.
 * Never throws: errors are reported and left out; `path` is only carried into the problems.
 */
export function parseCodebook(path: string, text: string): ParsedCodebook {
  const {value, problems: yamlProblems} = parseYaml(text)
  const isBroken = yamlProblems.length > 0
  if (isNull(value)) {
    const codebook = buildCodebook(defaultCodebookShape)
    return {codebook, problems: located(path, yamlProblems), isBroken}
  }
  const {value: shape = {}, problems} = checkShape(codebookSchema, value)
  const codebook = buildCodebook(mergeCodebooks(defaultCodebookShape, shape))
  const below = buildCodebook(shape.extends === 'none' ? {} : defaultCodebookShape)
  const all = [...yamlProblems, ...problems, ...checkCodebook(value, codebook, below)]
  return {codebook, problems: located(path, all), isBroken}
}

interface Problem extends Message {
  readonly span: Span
  readonly expected?: readonly string[]
}

function located(path: string, problems: readonly Problem[]): readonly CodebookProblem[] {
  return problems.map(({message, said, span, expected = []}) => ({
    message,
    ...(said && {said}),
    location: {path, span},
    expected
  }))
}

/** A codebook with another one laid over it, name by name; what is null in the upper one is removed. */
function mergeCodebooks(base: CodebookShape, own: CodebookShape): CodebookShape {
  if (own.extends === 'none') return own
  return {kinds: mergeNamed(base.kinds, own.kinds, mergeKinds)}
}

function mergeKinds(base: KindShape, own: KindShape): KindShape {
  return {
    ...base,
    ...own,
    attributes: mergeNamed(base.attributes, own.attributes, mergeAttributes),
    fields: mergeNamed(base.fields, own.fields, mergeAttributes)
  }
}

/** Codes belong to the type: another type starts with a list of its own. */
function mergeAttributes(base: AttributeShape, own: AttributeShape): AttributeShape {
  const retyped = own.type !== undefined && own.type !== base.type
  const codes = mergeNamed(retyped ? {} : base.codes, own.codes, (below, above) => ({
    ...below,
    ...above
  }))
  return {...base, ...own, also: {...base.also, ...own.also}, codes}
}

/** Names may be any text, so nothing is looked up or assigned as a property. */
function mergeNamed<T>(
  base: Shapes<T> | undefined,
  own: Shapes<T> | undefined,
  merge: (base: T, own: T) => T
): Shapes<T> {
  const merged = new Map(Object.entries(base ?? {}))
  for (const [name, shape] of Object.entries(own ?? {})) {
    const below = merged.get(name)
    merged.set(name, shape && below ? merge(below, shape) : shape)
  }
  return Object.fromEntries(merged)
}
