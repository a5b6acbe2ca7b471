import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq
} from 'yaml'
import type {Span} from '../syntax/span.js'
import {describeYamlError} from './describe-yaml-error.js'
import {tooDeepAt} from './library-depth.js'
import {yamlLimits} from './limits.js'
import type {Located, LocatedPair, LocatedScalar, YamlDocument, YamlProblem} from './located.js'

/** What the conversion of one document carries along. */
interface Conversion {
  readonly text: string
  readonly shift: number
  readonly problems: YamlProblem[]
  /** By name; a name that is given again stands for the later one from there on. */
  readonly anchors: Map<string, Anchor>
  aliases: number
}

/** What an anchor stands for; `aliases` counts those inside, so that their growth can be limited. */
interface Anchor {
  readonly value: Located | undefined
  readonly aliases: number
}

/** Reads any YAML with the `yaml` library; same contract as `parseYaml`. */
export function libraryYaml(text: string, offset: number): YamlDocument {
  // The library takes a byte order mark for a column, and the first entry of a list for misplaced.
  if (text.startsWith('\uFEFF')) return libraryYaml(text.slice(1), offset + 1)
  // The library knows no line end of a lone CR; the length must not change, or places would.
  const lines = text.replace(/\r(?!\n)/g, '\n')
  const tokens = Array.from(new Parser().parse(lines))
  const deep = tooDeepAt(tokens, yamlLimits.depth)
  if (deep !== undefined) return rejected(deep + offset)
  const options = {uniqueKeys: false, prettyErrors: false, keepSourceTokens: true} as const
  const documents = Array.from(new Composer({...options, schema: 'core'}).compose(tokens))
  const [document, second] = documents
  if (document === undefined) return {value: empty(offset), problems: []}
  const problems: YamlProblem[] = []
  for (const error of [...document.errors, ...document.warnings]) {
    // What is missing at the end is reported one character behind it.
    const [start, end] = error.pos.map(position => Math.min(position, text.length) + offset)
    const span = {start: start ?? offset, end: end ?? offset}
    problems.push({message: describeYamlError(error.code, error.message), span})
  }
  if (second !== undefined) problems.push(secondDocument(second, offset))
  const anchors = new Map<string, Anchor>()
  const conversion: Conversion = {text, shift: offset, problems, anchors, aliases: 0}
  const {contents} = document
  return {value: contents ? convert(conversion, contents, 0) : empty(offset), problems}
}

function empty(offset: number): LocatedScalar {
  return {type: 'scalar', span: {start: offset, end: offset}, value: null, text: ''}
}

function rejected(offset: number): YamlDocument {
  const message = `Unexpected depth, expected at most ${yamlLimits.depth} levels inside each other`
  return {value: empty(offset), problems: [{message, span: {start: offset, end: offset + 1}}]}
}

function secondDocument(document: Document.Parsed, offset: number): YamlProblem {
  const start = document.range[0] + offset
  const message = 'A line `---` or `...` cuts this in two: remove it'
  return {message, span: {start, end: start}}
}

/** `blank` is where a value that is not there is placed. */
function convert(conversion: Conversion, node: ParsedNode, blank: number): Located {
  if (isAlias(node)) return aliased(conversion, node)
  if (!node.anchor) return plainNode(conversion, node, blank)
  const before = conversion.aliases
  conversion.anchors.set(node.anchor, {value: undefined, aliases: 0})
  const value = plainNode(conversion, node, blank)
  conversion.anchors.set(node.anchor, {value, aliases: conversion.aliases - before})
  return value
}

function plainNode(
  conversion: Conversion,
  node: Exclude<ParsedNode, Alias.Parsed>,
  blank: number
): Located {
  if (isMap(node)) return convertMap(conversion, node)
  if (isSeq(node)) return convertList(conversion, node)
  return isScalar(node) ? convertScalar(conversion, node, blank) : empty(blank)
}

function aliased(conversion: Conversion, alias: Alias.Parsed): Located {
  const span = shifted(conversion, alias.range[0], alias.range[1])
  const anchor = conversion.anchors.get(alias.source)
  conversion.aliases += 1 + (anchor?.aliases ?? 0)
  if (anchor?.value !== undefined && conversion.aliases <= yamlLimits.aliases) {
    return {...anchor.value, span}
  }
  const wanted = anchor?.value
    ? `at most ${yamlLimits.aliases} of them in a text`
    : 'quotes around it, or the same name with `&` further up'
  conversion.problems.push({
    message: `Unexpected value that starts with \`*\`, expected ${wanted}`,
    span
  })
  return empty(span.start)
}

function convertMap(conversion: Conversion, map: YAMLMap.Parsed): Located {
  const pairs: LocatedPair[] = []
  let end = map.range[0]
  for (const {key, value, srcToken} of map.items) {
    const outer = outerRange(key)
    const keyText = keyOf(conversion, key)
    if (keyText === undefined) continue
    const colon = srcToken?.sep?.find(token => token.type === 'map-value-ind')?.offset
    const blank = (colon === undefined ? outer[1] : colon + 1) + conversion.shift
    const located = value === null ? empty(blank) : convert(conversion, value, blank)
    pairs.push({key: keyText.text, keySpan: keyText.span, value: located})
    end = Math.max(end, endOf(conversion, value, located))
  }
  const last = map.flow ? map.range[1] : end
  return {type: 'map', span: shifted(conversion, map.range[0], last), pairs}
}

function convertList(conversion: Conversion, list: YAMLSeq.Parsed): Located {
  const items: Located[] = []
  const tokens = (list.srcToken as CST.BlockSequence | CST.FlowCollection | undefined)?.items
  let end = list.range[0]
  list.items.forEach((node, index) => {
    const dash = tokens?.[index]?.start.find(token => token.type === 'seq-item-ind')?.offset
    const blank = (dash === undefined ? node.range[0] : dash + 1) + conversion.shift
    const located = convert(conversion, node, blank)
    items.push(located)
    end = Math.max(end, endOf(conversion, node, located))
  })
  const last = list.flow ? list.range[1] : end
  return {type: 'list', span: shifted(conversion, list.range[0], last), items}
}

function convertScalar(conversion: Conversion, node: Scalar.Parsed, blank: number): LocatedScalar {
  const [start, end] = node.range
  const value = node.value as unknown
  const source = node.source
  if (start === end && !source) return {...empty(blank), value: value === '' ? '' : null}
  const text = typeof value === 'string' ? value : (source ?? String(value))
  const span = isQuoted(node) ? inside(conversion, start, end) : shifted(conversion, start, end)
  return {type: 'scalar', span, value: isCore(value) ? value : text, text}
}

/** A key as text; a mapping or a list as a key is reported, and its pair left out. */
function keyOf(
  conversion: Conversion,
  key: ParsedNode | null
): {readonly text: string; readonly span: Span} | undefined {
  const [start, end] = outerRange(key)
  const span = shifted(conversion, start, end)
  if (isScalar(key)) return convertScalar(conversion, key, span.start)
  if (key === null) return {text: '', span}
  conversion.problems.push({
    message: 'Unexpected list or braces before a colon, expected a name',
    span
  })
  return undefined
}

function outerRange(node: ParsedNode | null): [number, number] {
  return node ? [node.range[0], node.range[1]] : [0, 0]
}

function endOf(conversion: Conversion, node: ParsedNode | null, located: Located): number {
  const quoted = isScalar(node) && isQuoted(node)
  return quoted ? node.range[1] : located.span.end - conversion.shift
}

function isQuoted(node: Scalar): boolean {
  return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
}

function isCore(value: unknown): value is LocatedScalar['value'] {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function shifted(conversion: Conversion, start: number, end: number): Span {
  return {start: start + conversion.shift, end: end + conversion.shift}
}

/** The span inside the quotes; a quote that is not closed ends the content where the text does. */
function inside(conversion: Conversion, start: number, end: number): Span {
  const closed = end - start > 1 && conversion.text[end - 1] === conversion.text[start]
  return shifted(conversion, start + 1, closed ? end - 1 : end)
}
