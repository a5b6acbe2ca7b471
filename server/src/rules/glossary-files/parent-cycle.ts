import {phrase} from '../../base/phrase.js'
import type {Steps} from '../../base/steps.js'
import type {Attribute, Codebook} from '../../codebook/codebook.js'
import {entriesHaving} from '../../glossary/entries-having.js'
import type {Entry, FieldValue} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {GlossaryRule, Reporter} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports cycles of entries: entries that are a part or a replacement of themselves, over others or directly. */
export const parentCycle: GlossaryRule = {
  id: 'parent-cycle',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'error',
  summary: 'An entry that is a part or a successor of itself',
  *check(glossary, codebook, report) {
    for (const name of UPWARD) {
      const kinds = kindsWith(name, codebook)
      if (kinds.size > 0) yield* searchUp(name, kinds, glossary, report)
    }
  }
}

/** The fields that lead to an entry above or to a replacement; cycles of other fields are no mistakes. */
const UPWARD = ['within', 'member-of', 'party', 'replaced-by']

/** The field of a name by the kinds that have it, where it names entries. */
function kindsWith(name: string, {kinds}: Codebook): ReadonlyMap<string, Attribute> {
  const found = new Map<string, Attribute>()
  for (const kind of kinds.values()) {
    const field = kind.fields.get(name)
    if (field?.type === 'entry') found.set(kind.name, field)
  }
  return found
}

/** An entry on the path of a depth-first search, and the number of its values that have been followed. */
interface Step {
  readonly entry: Entry
  readonly values: readonly FieldValue[]
  followed: number
}

/** The state of a depth-first search: the path from one entry up, and the entries that are done. */
interface Walk {
  readonly steps: Step[]
  /** The indexes of the entries on the path. */
  readonly places: Map<Entry, number>
  /**
   * The entries from which no new cycle can be found; only those that others lead to, which are few in a large
   * glossary.
   */
  readonly done: Set<Entry>
}

/** Searches up from each entry, depth first; a value that leads back onto the path closes a cycle. */
function* searchUp(
  name: string,
  kinds: ReadonlyMap<string, Attribute>,
  {entries}: Glossary,
  report: Reporter
): Steps<void> {
  const walk: Walk = {steps: [], places: new Map(), done: new Set()}
  for (const entry of entriesHaving(entries, [name])) {
    if (!entry) {
      yield
      continue
    }
    const values = kinds.has(entry.kind) ? entry.fields.get(name)?.values : undefined
    // Nearly all lead to few others, which are done.
    if (!values || values.every(({text}) => isDone(walk, entries.get(text)))) continue
    const root = entries.get(entry.id)
    if (!root || walk.done.has(root)) continue
    enter(walk, root, name)
    // A single path may lead over all entries.
    for (let step = walk.steps.at(-1), moves = 1; step; step = walk.steps.at(-1), moves++) {
      if (moves % MOVES_A_STEP === 0) yield
      const value = step.values[step.followed++]
      if (value === undefined) leave(walk, step)
      else follow(walk, value, name, kinds, entries, report)
    }
  }
}

/** Each may read a row. */
const MOVES_A_STEP = 100

/** Whether an entry is done, so that no new cycle can be found over it. */
function isDone({done}: Walk, target: Entry | undefined): boolean {
  return !target || done.has(target)
}

function enter({steps, places}: Walk, entry: Entry, name: string): void {
  places.set(entry, steps.length)
  steps.push({entry, values: entry.fields.get(name)?.values ?? [], followed: 0})
}

function leave({steps, places, done}: Walk, {entry}: Step): void {
  steps.pop()
  places.delete(entry)
  if (steps.length > 0) done.add(entry)
}

function follow(
  walk: Walk,
  value: FieldValue,
  name: string,
  kinds: ReadonlyMap<string, Attribute>,
  entries: Glossary['entries'],
  report: Reporter
): void {
  const from = walk.steps.at(-1)?.entry
  const target = entries.get(value.text)
  // `unknown-parent` reports values that name no entry or one of another kind.
  if (!from || !target || !kinds.get(from.kind)?.of.has(target.kind)) return
  const place = walk.places.get(target)
  if (place !== undefined) {
    const circle = describe(walk.steps, place)
    const message = phrase`\`${name}\` leads in a circle, ${circle}: correct one of these entries`
    const location = target.location
    const related = [{message: phrase`The circle leads back to ${quote(target.id)}`, location}]
    report({message, span: value.span, path: from.location.path, related})
    walk.done.add(target)
  } else if (!walk.done.has(target)) enter(walk, target, name)
}

/** Describes the cycle from an index of the path to its end and back; a long one is shortened. */
function describe(steps: readonly Step[], place: number): string {
  const first = steps[place]?.entry.id ?? ''
  const ids = steps.slice(place, place + SHOWN).map(({entry}) => quote(entry.id))
  if (steps.length > place + SHOWN) ids.push('…')
  return [...ids, quote(first)].join(' → ')
}

const SHOWN = 4
