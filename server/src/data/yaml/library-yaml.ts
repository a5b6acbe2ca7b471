import {
  type Alias,
  Composer,
  type CST,
  type Document,
  type ErrorCode,
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
import {phrase, type Said, toMessage} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import {yamlLimits} from '../limits.js'
import type {Located, LocatedPair, LocatedScalar, YamlDocument, YamlProblem} from '../located.js'

/** The state of the conversion of one document. */
interface Conversion {
  readonly text: string
  readonly shift: number
  readonly problems: YamlProblem[]
  /** By name; a name that is given again stands for the later one from there on. */
  readonly anchors: Map<string, Anchor>
  aliases: number
}

/** The value that an anchor names; `aliases` counts those inside, so that their growth can be limited. */
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
    // The library reports what is missing at the end one character behind it.
    const [start, end] = error.pos.map(position => Math.min(position, text.length) + offset)
    const span = {start: start ?? offset, end: end ?? offset}
    problems.push({...toMessage(describeYamlError(error.code, error.message)), span})
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
  const message = phrase`Unexpected depth, expected at most ${yamlLimits.depth} levels inside each other`
  return {
    value: empty(offset),
    problems: [{...toMessage(message), span: {start: offset, end: offset + 1}}]
  }
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
    ? phrase`at most ${yamlLimits.aliases} of them in a text`
    : phrase`quotes around it, or the same name with \`&\` further up`
  const message = phrase`Unexpected value that starts with \`*\`, expected ${wanted}`
  conversion.problems.push({...toMessage(message), span})
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

/**
 * The offset of the first collection that stands deeper than `limit` collections, if there is one.
 * The library composes recursively, so the depth is measured before, on the tokens, without recursion.
 */
function tooDeepAt(tokens: readonly CST.Token[], limit: number): number | undefined {
  const open: {token: CST.Token; depth: number}[] = []
  for (const token of tokens) open.push({token, depth: 0})
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const {token, depth} = next
    if (token.type === 'document') {
      if (token.value) open.push({token: token.value, depth})
    } else if ('items' in token) {
      if (depth >= limit) return token.offset
      for (const {key, value} of token.items as readonly CollectionItem[]) {
        if (key) open.push({token: key, depth: depth + 1})
        if (value) open.push({token: value, depth: depth + 1})
      }
    }
  }
  return undefined
}

interface CollectionItem {
  readonly key?: CST.Token | null
  readonly value?: CST.Token
}

const messages: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS:
    'Unexpected word with `&` or `!` before one with `*`, expected the one with `*` alone',
  BAD_ALIAS: 'A value cannot start with `*` like this: put the value in quotes',
  BAD_COLLECTION_TYPE: 'A value cannot start with `!`: remove the word, or put it in quotes',
  BAD_DIRECTIVE: 'Unexpected line that starts with `%`, expected `%YAML 1.2` or none',
  BAD_DQ_ESCAPE:
    'A backslash in double quotes means something of its own: write two of them, or use single quotes',
  BAD_INDENT:
    'This line is not in line with those it belongs to: put as many spaces before it as they have',
  BAD_PROP_ORDER: 'Words with `&` or `!` stand in the wrong place: put them right before the value',
  BAD_SCALAR_START: 'A value cannot start with this sign: put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'This value has a colon in it: put the value in quotes, or start a new line',
  BLOCK_IN_FLOW:
    'Unexpected lines with `- ` or `name:` in brackets, expected values separated by commas',
  KEY_OVER_1024_CHARS:
    'Unexpected name of over 1,024 characters before a colon, expected a shorter one',
  MISSING_CHAR: 'Something is missing before this text: check the colons, commas and quotes',
  MULTILINE_IMPLICIT_KEY:
    'This is not `name: value` on one line: write a colon and a space after the name',
  MULTIPLE_ANCHORS: 'Unexpected second word with `&`, expected a single one',
  MULTIPLE_DOCS: 'A line `---` or `...` cuts this in two: remove it',
  MULTIPLE_TAGS: 'Unexpected second word with `!`, expected a single one',
  NON_STRING_KEY: 'Unexpected list or braces before a colon, expected a name',
  RESOURCE_EXHAUSTION: 'This is too much to read at once: make it smaller',
  TAB_AS_INDENT: 'Unexpected tab, expected spaces',
  TAG_RESOLVE_FAILED: 'A value cannot start with `!`: put the value in quotes',
  UNEXPECTED_TOKEN: 'This text does not fit here: correct the line, or put the value in quotes'
}

/** Messages for missing signs, by the library's own message; it has one code for all of them. */
const missing: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/closing ['"]quote/, 'Unexpected end of a text in quotes, expected a closing quote'],
  [/end with a \]/, 'Unexpected end of a list in brackets, expected a closing `]`'],
  [/end with a \}/, 'Unexpected end of a part in braces, expected a closing `}`'],
  [/followed by map values/, 'Unexpected text without a colon, expected `name: value`'],
  [/Missing , /, 'Unexpected value without a comma before it, expected a comma'],
  [/space after :/, 'Unexpected text right after a colon, expected a space between them'],
  [
    /separated .* by white space/,
    'Unexpected text right beside another, expected a space between them'
  ],
  [
    /at node end/,
    'This text does not belong to the value before it: check the quotes and the spaces at the start of the line'
  ],
  [/without - indicator/, 'Unexpected text in a list, expected a line that starts with `- `']
]

/** The message for an error of the `yaml` library, in our grammar of messages. */
export function describeYamlError(code: ErrorCode, detail: string): Said {
  const found = missing.find(([pattern]) => pattern.test(detail))
  return (
    found?.[1] ??
    messages[code] ??
    phrase`This cannot be read (${detail}): correct the line, or put the value in quotes`
  )
}
