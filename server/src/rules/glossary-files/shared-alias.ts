import {compareText} from '../../base/compare.js'
import {normaliseName} from '../../base/names.js'
import {isBefore} from '../../codebook/dates.js'
import type {Alias, Entry} from '../../glossary/entry.js'
import {isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {GlossaryRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports a name that two entries of one kind bear at the same time, which makes it ambiguous. */
export const sharedAlias: GlossaryRule = {
  id: 'shared-alias',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'info',
  summary: 'A name that two entries share',
  check(glossary, _codebook, report) {
    for (const [first, ...others] of groupByName(glossary)) {
      if (!first || others.length === 0) continue
      for (const {name, other} of findOverlaps([first, ...others])) {
        const {entry, alias} = name
        const message = `${quote(alias.text)} is the name of two entries: tell this one from \`${other.entry.id}\` by dates or by a longer name`
        const location = {path: other.entry.location.path, span: other.alias.span}
        const related = [{message: `The same name of \`${other.entry.id}\``, location}]
        report({message, span: alias.span, path: entry.location.path, related})
      }
    }
  }
}

/** A name of an entry, with its place among those of the other entries. */
interface Name {
  readonly order: number
  readonly entry: Entry
  readonly alias: Alias
}

/** The names that several entries in use bear, those that are the same together; of one entry each only once. */
function groupByName({names}: Glossary): readonly (readonly Name[])[] {
  return names.shared().map(({kind, name}) =>
    (names.exact(kind, name) ?? []).flatMap((entry, order) => {
      const alias = entry.names.find(({text}) => normaliseName(text) === name)
      return alias && !isDeprecated(entry) ? [{order, entry, alias}] : []
    })
  )
}

interface Overlap {
  readonly name: Name
  readonly other: Name
}

/**
 * Finds names that overlap in time: in the order of their starts, each is compared with the one before it that lasts
 * longest.
 */
function findOverlaps(names: Name[]): Overlap[] {
  const sorted = names.toSorted(byStart)
  const overlaps: Overlap[] = []
  let longest: Name | undefined
  for (const name of sorted) {
    if (longest && overlap(longest, name)) overlaps.push(inOrder(longest, name))
    if (!longest || lastsLonger(name, longest)) longest = name
  }
  return overlaps
}

function byStart(a: Name, b: Name): number {
  return compareText(a.alias.since ?? '', b.alias.since ?? '') || a.order - b.order
}

function overlap(earlier: Name, later: Name): boolean {
  const {until} = earlier.alias
  const {since} = later.alias
  return until === undefined || since === undefined || !isBefore(until, since)
}

function lastsLonger(a: Name, b: Name): boolean {
  if (b.alias.until === undefined) return false
  return a.alias.until === undefined || isBefore(b.alias.until, a.alias.until)
}

/** Orders two names as in the files: the finding is about the later one. */
function inOrder(a: Name, b: Name): Overlap {
  return a.order < b.order ? {name: b, other: a} : {name: a, other: b}
}
