import {compareText} from '../../base/compare.js'
import {normaliseName} from '../../base/names.js'
import {phrase} from '../../base/phrase.js'
import {inSteps, type Steps} from '../../base/steps.js'
import {type DateBounds, isBefore} from '../../codebook/dates.js'
import type {Alias, Entry} from '../../glossary/entry.js'
import {isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {type KindAndName, nameKey, touchedNames} from '../../glossary/name-lookup.js'
import {periodOf} from '../../glossary/name-periods.js'
import type {GlossaryRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports a name that two entries of one kind bear at the same time, which makes it ambiguous. */
export const sharedAlias: GlossaryRule = {
  id: 'shared-alias',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'info',
  summary: 'A name that two entries share',
  *check(glossary, _codebook, report) {
    const all = yield* overlapSteps(glossary)
    yield* inSteps(all.values(), overlaps => {
      for (const {name, other} of overlaps) {
        const own = placeOf(glossary, name)
        const first = placeOf(glossary, other)
        if (!own || !first) continue
        const id = other.entry.id
        const message = phrase`${quote(own.alias.text)} is the name of two entries: tell this one from \`${id}\` by dates or by a longer name`
        const location = {path: first.entry.location.path, span: first.alias.span}
        const related = [{message: phrase`The same name of \`${id}\``, location}]
        report({message, span: own.alias.span, path: own.entry.location.path, related})
      }
    })
  }
}

/** A name of an entry, with its place among those of the other entries. */
interface Name {
  readonly order: number
  readonly entry: Entry
  /** Its place among the names of the entry. */
  readonly alias: number
  readonly period: DateBounds
}

/**
 * The names that overlap in a glossary, by kind and name. After an edit those of all others than the changed entries are the
 * same: finding the 26,000 of GeoNames anew takes 150 ms.
 */
function* overlapSteps(glossary: Glossary): Steps<Overlaps> {
  const known = overlapsIn.get(glossary)
  if (known) return known
  const {change, entries, names} = glossary
  const overlaps = new Map(change && (yield* overlapSteps(change.base)))
  const touched = change
    ? touchedNames(change.ids, [change.base.entries, entries]).values()
    : yield* names.shared()
  yield* inSteps(touched, shared => void overlaps.set(...overlapsAmong(glossary, shared)), FEW)
  overlapsIn.set(glossary, overlaps)
  return overlaps
}

/** Several entries bear each of them. */
const FEW = 20

type Overlaps = ReadonlyMap<string, readonly Overlap[]>
const overlapsIn = new WeakMap<Glossary, Overlaps>()

/** The overlaps of one name among the entries in use that bear it, with their key. */
function overlapsAmong(
  {names}: Glossary,
  {kind, name}: KindAndName
): readonly [string, readonly Overlap[]] {
  const all = (names.exact(kind, name) ?? []).flatMap((entry, order) =>
    isDeprecated(entry) ? [] : toNames(entry, order, name)
  )
  return [nameKey(kind, name), findOverlaps(all)]
}

/** Where a name stands now: its entry may have moved since it was compared. */
function placeOf({entries}: Glossary, name: Name): {entry: Entry; alias: Alias} | undefined {
  const entry = entries.get(name.entry.id)
  const alias = entry?.names[name.alias]
  return entry && alias && {entry, alias}
}

/** The periods in which an entry bears a name; writings of it that differ in nothing that counts are one. */
function toNames(entry: Entry, order: number, name: string): readonly Name[] {
  const periods = new Map<string, Name>()
  for (const [place, alias] of entry.names.entries()) {
    if (normaliseName(alias.text) !== name) continue
    const period = periodOf(entry, alias)
    const key = `${period.since}/${period.until}`
    if (!periods.has(key)) periods.set(key, {order, entry, alias: place, period})
  }
  return [...periods.values()]
}

interface Overlap {
  readonly name: Name
  readonly other: Name
}

/**
 * Finds names of different entries that overlap in time: in the order of their starts, each is compared with the one
 * before it, of another entry, that lasts longest.
 */
function findOverlaps(names: readonly Name[]): readonly Overlap[] {
  const overlaps = new Map<string, Overlap>()
  // The two that last longest so far, of different entries.
  let longest: Name | undefined
  let second: Name | undefined
  for (const name of names.toSorted(byStart)) {
    const before = longest?.entry === name.entry ? second : longest
    if (before && overlap(before, name)) {
      const found = inOrder(before, name)
      const key = `${found.name.order} ${found.name.alias}`
      if (!overlaps.has(key)) overlaps.set(key, found)
    }
    if (!longest || lastsLonger(name, longest)) {
      if (longest?.entry !== name.entry) second = longest
      longest = name
    } else if (longest.entry !== name.entry && (!second || lastsLonger(name, second))) second = name
  }
  return [...overlaps.values()]
}

function byStart(a: Name, b: Name): number {
  return compareText(a.period.since ?? '', b.period.since ?? '') || a.order - b.order
}

function overlap(earlier: Name, later: Name): boolean {
  const {until} = earlier.period
  const {since} = later.period
  return until === undefined || since === undefined || !isBefore(until, since)
}

function lastsLonger(a: Name, b: Name): boolean {
  if (b.period.until === undefined) return false
  return a.period.until === undefined || isBefore(b.period.until, a.period.until)
}

/** Orders two names as in the files: the finding is about the later one. */
function inOrder(a: Name, b: Name): Overlap {
  return a.order < b.order ? {name: b, other: a} : {name: a, other: b}
}
