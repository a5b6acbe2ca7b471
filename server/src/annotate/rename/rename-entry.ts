import {phrase} from '../../base/phrase.js'
import type {Attribute} from '../../codebook/codebook.js'
import {entriesHolding} from '../../glossary/entries-holding.js'
import type {Entry} from '../../glossary/entry.js'
import {isRefusal, type Refusal, refuse} from '../act.js'
import {changeArticles} from '../corpus/change-articles.js'
import {changeGlossary} from '../corpus/change-glossary.js'
import type {Concern, CorpusView, FileChange, ProjectSteps} from '../corpus/corpus-view.js'
import {type RenameValue, rewriteValues} from '../place/rewrite-values.js'
import {problemWithEntry, problemWithId} from './ids.js'

/**
 * Gives an entry another id: where it is defined, in all entries that refer to it, and in all attributes of articles that
 * name it. Refused where the new id is taken, or is named somewhere already.
 */
export function* renameEntry(view: CorpusView, from: string, to: string): ProjectSteps {
  const {project} = view
  const problem = problemWithEntry(project, from) ?? problemWithId(project, to)
  if (problem !== undefined) return refuse(problem)
  const named = yield* namedInGlossary(view, to)
  if (named) return named
  const inGlossary = yield* changeGlossary(project, {
    sought: from,
    id: ({id}) => (id === from ? to : undefined),
    value: (_, {type}, text) => (type === 'entry' && text === from ? to : undefined)
  })
  if (isRefusal(inGlossary)) return inGlossary
  const inArticles = yield* changeReferences(view, from, to, 'free')
  if (isRefusal(inArticles)) return inArticles
  return {type: 'done', changes: [...inGlossary, ...inArticles]}
}

/**
 * The changes of all articles that name an entry, in which they name another id. Where that has to be `free`, what names it
 * already refuses all: it would mean the entry from then on.
 */
export function* changeReferences(
  view: CorpusView,
  from: string,
  to: string,
  kind: 'free' | 'taken'
): Generator<undefined, readonly FileChange[] | Refusal, undefined> {
  const rename = renameReference(from, to)
  return yield* changeArticles(view, concernedWith([from, to]), (place, model) => {
    const isNamed = ({definition, value}: (typeof model.references)[number]): boolean =>
      value.text === to && !definition.also.has(to)
    if (kind === 'free' && model.references.some(isNamed))
      return refuse(phrase`Something is called \`${to}\` in an article already: choose another id`)
    return rewriteValues(place, rename)
  })
}

/** Renames the values that name an entry. */
function renameReference(from: string, to: string): RenameValue {
  return (_, {type, also}: Attribute, value) =>
    type === 'entry' && value === from && !also.has(from) ? to : undefined
}

/** The articles that name one of several entries. */
function concernedWith(ids: readonly string[]): Concern {
  return {facts: ({entries}) => ids.some(id => entries.includes(id))}
}

/** Refuses an id that entries refer to, though no entry has it. */
function* namedInGlossary(
  {project: {glossary, codebook}}: CorpusView,
  id: string
): Generator<undefined, Refusal | undefined, undefined> {
  const isNamed = ({fields, kind}: Entry): boolean => {
    for (const {name, values} of fields.values())
      if (codebook.kinds.get(kind)?.fields.get(name)?.type === 'entry')
        if (values.some(({text}) => text === id)) return true
    return false
  }
  let count = 0
  for (const file of glossary.files)
    for (const entry of entriesHolding(file, id)) {
      if (entry && isNamed(entry))
        return refuse(
          phrase`\`${entry.id}\` in ${file.path} refers to \`${id}\` already: choose another id`
        )
      if (++count % ENTRIES_A_STEP === 0) yield
    }
  return undefined
}

/** Looking at so many takes less than a millisecond. */
const ENTRIES_A_STEP = 500
