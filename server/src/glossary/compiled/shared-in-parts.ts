import {normaliseName} from '../../base/names.js'
import {inFinds, inSteps, type Steps} from '../../base/steps.js'
import type {GlossaryPart} from '../glossary.js'
import {type KindAndName, type NameLookup, nameKey} from '../name-lookup.js'
import {commonTexts} from './common-texts.js'

/** A part of a glossary with its names. */
interface NamedPart extends GlossaryPart {
  readonly names: NameLookup
}

/**
 * The names that several entries of a joined glossary bear: those of the largest part, and those of the others that are not
 * among them. `exact` finds the entries that count, by kind and name; `isHidden` tells whether some of the largest part
 * may not.
 */
export function* sharedIn(
  parts: readonly NamedPart[],
  exact: NameLookup['exact'],
  isHidden: boolean
): Steps<readonly KindAndName[]> {
  const [largest, ...smaller] = parts.toSorted((a, b) => b.entries.size - a.entries.size)
  if (!largest) return []
  const isBorne = ({kind, name}: KindAndName): boolean => (exact(kind, name)?.length ?? 0) > 1
  const found: KindAndName[] = []
  yield* inSteps(yield* largest.names.shared(), each => {
    if (!isHidden || isBorne(each)) found.push(each)
  })
  const more = new Map<string, KindAndName>()
  const add = (each: KindAndName): void => {
    const key = nameKey(each.kind, each.name)
    const isThere = more.has(key) || (largest.names.exact(each.kind, each.name)?.length ?? 0) > 1
    if (!isThere && isBorne(each)) more.set(key, each)
  }
  for (const [place, part] of smaller.entries()) {
    yield* inSteps(yield* part.names.shared(), add)
    for (const larger of [largest, ...smaller.slice(0, place)]) yield* addCommon(part, larger, add)
  }
  for (const each of more.values()) found.push(each)
  return found
}

/** Tells of the names of a part that a larger one has too. */
function* addCommon(
  part: NamedPart,
  {stored: larger, names}: NamedPart,
  add: (each: KindAndName) => void
): Steps<void> {
  const {stored} = part
  if (stored && larger) {
    const {texts, kindsOf} = stored.hashed.names
    const common: number[] = []
    yield* inFinds(commonTexts(texts, larger.hashed.names.texts), name => void common.push(name))
    // In the order of the file.
    common.sort((a, b) => a - b)
    yield* inSteps(common, name => {
      for (const kind of kindsOf(name)) add({kind, name: texts.textOf(name)})
    })
    return
  }
  // Nearly all names are borne in one file: of these no lookup by kind is made.
  yield* inSteps(part.entries.values(), entry => {
    for (const {text} of entry.names) {
      const name = normaliseName(text)
      if (names.mayHold(name)) add({kind: entry.kind, name})
    }
  })
}
