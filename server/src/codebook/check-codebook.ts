import {expectName} from '../base/near-names.js'
import {type Phrase, phrase, type Said, toMessage} from '../base/phrase.js'
import type {ShapeProblem} from '../data/check-shape.js'
import {isNull, type Located, type LocatedPair, pairOf, textOf} from '../data/located.js'
import type {Attribute, Code, Codebook, Kind} from './codebook.js'

type Names = ReadonlyMap<string, unknown>

/** A codebook that is checked: the file's result, what the file extends, and what was found. */
interface Check {
  readonly codebook: Codebook
  readonly below: Codebook
  readonly problems: ShapeProblem[]
}

/**
 * Reports names in a codebook file that name nothing, and what contradicts itself.
 * `codebook` is the file's result, `below` what it extends; wrong shapes are not reported again.
 */
export function checkCodebook(file: Located, codebook: Codebook, below: Codebook): ShapeProblem[] {
  const check: Check = {codebook, below, problems: []}
  for (const pair of pairsIn(file, 'kinds')) {
    if (isNull(pair.value)) checkRemoval(check, pair, below.kinds)
    const kind = codebook.kinds.get(pair.key)
    if (kind) checkKind(check, pair.value, kind)
  }
  checkSections(check, file)
  return check.problems
}

function checkKind(check: Check, value: Located, kind: Kind): void {
  checkNames(check, pairOf(value, 'contains')?.value, check.codebook.kinds, phrase`a kind`)
  const below = check.below.kinds.get(kind.name)
  for (const pair of pairsIn(value, 'attributes')) {
    checkOwnType(check, pair)
    checkAttribute(check, pair, kind.attributes, below?.attributes ?? nothing)
    checkMentions(check, pair, kind.attributes.get(pair.key))
  }
  for (const pair of pairsIn(value, 'fields')) {
    checkAttribute(check, pair, kind.fields, below?.fields ?? nothing)
    checkMentions(check, pair, undefined)
  }
}

const nothing: ReadonlyMap<string, Attribute> = new Map()

/** Names and identifiers are written as mappings, which tags cannot hold. */
function checkOwnType(check: Check, pair: LocatedPair): void {
  const type = textOf(pairOf(pair.value, 'type')?.value)
  if (type !== 'alias' && type !== 'ids') return
  report(check, pair, phrase`type \`${type}\` of an attribute`, phrase`it only under \`fields\``)
}

/** Only references of a tag can lead to a mention, and a mention's own `ref` leads to the glossary. */
function checkMentions(check: Check, pair: LocatedPair, attribute: Attribute | undefined): void {
  const mentions = pairOf(pair.value, 'mentions')
  if (textOf(mentions?.value) !== 'true' || !mentions) return
  if (attribute?.type === 'entry' && attribute.name !== 'ref') return
  const wanted = phrase`it only for attributes of \`type: entry\` other than \`ref\``
  report(check, mentions, '`mentions`', wanted)
}

function checkAttribute(
  check: Check,
  pair: LocatedPair,
  known: ReadonlyMap<string, Attribute>,
  below: ReadonlyMap<string, Attribute>
): void {
  if (isNull(pair.value)) checkRemoval(check, pair, below)
  const type = textOf(pairOf(pair.value, 'type')?.value)
  const of = pairOf(pair.value, 'of')?.value
  const attribute = known.get(pair.key)
  checkNames(check, of, check.codebook.kinds, phrase`a kind`)
  if (type === 'entry' && attribute === undefined && of === undefined) {
    report(
      check,
      pair,
      phrase`type \`entry\` without \`of\``,
      phrase`\`of:\` with the kinds of its entries`
    )
  }
  const codes = pairOf(pair.value, 'codes')
  if (codes === undefined || attribute === undefined) return
  checkCodes(check, codes, attribute, below.get(pair.key)?.codes ?? nothing)
}

function checkCodes(check: Check, codes: LocatedPair, attribute: Attribute, below: Names): void {
  if (attribute.type !== 'code') {
    report(check, codes, phrase`codes for the type \`${attribute.type}\``, '`type: code`')
  }
  const circles = codesInCircles(attribute.codes)
  for (const pair of codes.value.type === 'map' ? codes.value.pairs : []) {
    if (isNull(pair.value)) checkRemoval(check, pair, below)
    checkNames(
      check,
      pairOf(pair.value, 'within')?.value,
      attribute.codes,
      phrase`a code of this list`
    )
    const replacement = pairOf(pair.value, 'replaced-by')?.value
    checkNames(check, replacement, attribute.codes, phrase`a code of this list`)
    if (circles.has(pair.key))
      report(
        check,
        pair,
        phrase`code \`${pair.key}\` within itself`,
        phrase`a chain of \`within\` that ends`
      )
  }
}

/** Entries of a section are of one kind, so two kinds cannot share one. */
function checkSections(check: Check, file: Located): void {
  const owners = new Map<string, string>()
  const pairs = new Map(pairsIn(file, 'kinds').map(pair => [pair.key, pair]))
  for (const {name, section} of check.codebook.kinds.values()) {
    if (section === undefined) continue
    const owner = owners.get(section)
    owners.set(section, owner ?? name)
    const pair = pairs.get(name)
    if (owner === undefined || pair === undefined) continue
    report(
      check,
      pair,
      phrase`section \`${section}\``,
      phrase`another one than that of \`${owner}\``
    )
  }
}

function checkRemoval(check: Check, pair: LocatedPair, known: Names): void {
  if (known.has(pair.key)) return
  const otherwise = phrase`\`${pair.key}: {}\` for a new one`
  const {wanted, expected} = expectName(pair.key, known, otherwise, check.problems.length)
  const message = phrase`Unexpected empty \`${pair.key}:\`, which removes what is not there, expected ${wanted}`
  check.problems.push({...toMessage(message), span: pair.keySpan, expected})
}

function checkNames(
  check: Check,
  value: Located | undefined,
  known: Names,
  otherwise: Phrase
): void {
  for (const item of value?.type === 'list' ? value.items : [value]) {
    const text = textOf(item)
    if (item === undefined || text === undefined || known.has(text)) continue
    const {wanted, expected} = expectName(text, known, otherwise, check.problems.length)
    const message = phrase`Unexpected \`${text}\`, expected ${wanted}`
    check.problems.push({...toMessage(message), span: item.span, expected})
  }
}

function report(check: Check, pair: LocatedPair, unexpected: Said, expected: Said): void {
  const message = phrase`Unexpected ${unexpected}, expected ${expected}`
  check.problems.push({...toMessage(message), span: pair.keySpan, expected: []})
}

function pairsIn(value: Located, key: string): readonly LocatedPair[] {
  const found = pairOf(value, key)?.value
  return found?.type === 'map' ? found.pairs : []
}

/** The codes that stand within themselves, directly or through others; takes time linear in the list. */
function codesInCircles(codes: ReadonlyMap<string, Code>): ReadonlySet<string> {
  const circles = new Set<string>()
  const done = new Set<string>()
  for (const name of codes.keys()) {
    const path = new Set<string>()
    let at: string | undefined = name
    while (at !== undefined && !done.has(at) && !path.has(at)) {
      path.add(at)
      at = codes.get(at)?.within
    }
    if (at !== undefined && path.has(at)) {
      const steps = [...path]
      for (const step of steps.slice(steps.indexOf(at))) circles.add(step)
    }
    for (const step of path) done.add(step)
  }
  return circles
}
