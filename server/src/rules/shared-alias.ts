import type {Alias, Entry} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import {isBefore} from '../model/date-bounds.js'
import {isDeprecated} from '../model/deprecated.js'
import {normaliseName} from '../text/normalise.js'
import type {GlossaryRule} from './rule.js'
import {quote} from './wording.js'

/** Reports a name that two entries of one kind bear at the same time, so that it cannot tell them apart. */
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

/** A name of an entry, with its place among all names. */
interface Name {
  readonly order: number
  readonly entry: Entry
  readonly alias: Alias
}

/** All names of entries in use, those that are the same together; of one entry each only once. */
function groupByName({entries}: Glossary): Iterable<readonly Name[]> {
  const groups = new Map<string, Name[]>()
  let order = 0
  for (const entry of entries.values()) {
    if (isDeprecated(entry)) continue
    for (const alias of entry.names) {
      const key = `${entry.kind} ${normaliseName(alias.text)}`
      const group = groups.get(key)
      const name = {order: order++, entry, alias}
      if (!group) groups.set(key, [name])
      else if (group.at(-1)?.entry !== entry) group.push(name)
    }
  }
  return groups.values()
}

interface Overlap {
  readonly name: Name
  readonly other: Name
}

/** In the order of their start, each name is held against the one that lasts longest of those before it. */
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
  const first = a.alias.since ?? ''
  const second = b.alias.since ?? ''
  return first < second ? -1 : first > second ? 1 : a.order - b.order
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

/** The finding belongs to the name that comes later in the files. */
function inOrder(a: Name, b: Name): Overlap {
  return a.order < b.order ? {name: b, other: a} : {name: a, other: b}
}
