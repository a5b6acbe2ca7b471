import type * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import type {Entry} from '../../glossary/entry.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import {type ActKind, type Offer, type Refusal, readGiven, refuse} from '../act.js'
import type {CorpusView, ProjectSteps} from '../corpus/corpus-view.js'
import type {Place} from '../place/place.js'

/** Where an act on the glossary is done. */
export interface GlossaryPlace {
  readonly view: CorpusView
  /** The entry that is meant: the one around the cursor in a glossary file, or that of the mention in an article. */
  readonly entry: Entry | undefined
  /** The selection in an article; undefined in a glossary file. */
  readonly article: Place | undefined
}

/** One act on the glossary, and on what names its entries. Acts are pure, as those on an article. */
export interface GlossaryAct {
  readonly id: string
  readonly kind: ActKind
  /** What the act does, in words: "Merge two entries". */
  readonly label: string
  /** Whether articles change with the glossary: then all projects are concerned that share the file. */
  readonly changesArticles: boolean
  /** The ways to do it at a place. Costs little: edits are made by `apply`. */
  readonly offer: (place: GlossaryPlace) => readonly Offer[]
  /** Makes the edits, or refuses, in steps of at most one file each. Throws what reading articles throws, and nothing else. */
  readonly apply: (place: GlossaryPlace, given: unknown) => ProjectSteps
}

/** An act whose arguments have a type. */
interface TypedAct<Arguments>
  extends Pick<GlossaryAct, 'id' | 'kind' | 'label' | 'changesArticles'> {
  readonly schema: v.GenericSchema<unknown, Arguments>
  readonly offer: (place: GlossaryPlace) => readonly Offer<Arguments>[]
  readonly apply: (place: GlossaryPlace, given: Arguments) => ProjectSteps
}

/** Makes an act that reads its arguments by a schema, and refuses those that do not fit. */
export function defineGlossaryAct<Arguments>(act: TypedAct<Arguments>): GlossaryAct {
  const {id, kind, label, changesArticles, schema, offer, apply} = act
  return {
    id,
    kind,
    label,
    changesArticles,
    offer,
    *apply(place, given) {
      const read = readGiven(id, schema, given)
      return 'reason' in read ? read : yield* apply(place, read.given)
    }
  }
}

/** The entry that arguments name, or that of the place. */
export function entryOf({view, entry}: GlossaryPlace, id: string | undefined): Entry | Refusal {
  if (id === undefined)
    return entry ?? refuse('There is no entry here: put the cursor into one, or into a mention')
  const {glossary} = view.project
  if (glossary.duplicates.some(other => other.id === id))
    return refuse(phrase`Several entries have the id \`${id}\`: give them different ones first`)
  return (
    glossary.entries.get(id) ?? refuse(phrase`The glossary has no entry \`${id}\`: choose another`)
  )
}

/** The glossary file that an entry stands in; refused while it cannot be read. */
export function fileOf({view}: GlossaryPlace, {location}: Entry): GlossaryFile | Refusal {
  return readable(
    view.project.glossary.files.find(({path}) => path === location.path),
    location.path
  )
}

/** A glossary file, unless it cannot be read now. */
export function readable(file: GlossaryFile | undefined, path: string): GlossaryFile | Refusal {
  if (!file) return refuse(phrase`The glossary has no file \`${path}\`: choose another`)
  return file.isBroken || file.heldFrom
    ? refuse(phrase`${path} cannot be read: correct the mistakes in it first`)
    : file
}

/** Refuses what a glossary file cannot hold. */
export function cannotHold(path: string): Refusal {
  return refuse(phrase`${path} cannot take this as it is written: change it there by hand`)
}
