import * as v from 'valibot'
import {normaliseName} from '../../base/names.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Steps} from '../../base/steps.js'
import type {Entry} from '../../glossary/entry.js'
import {formatOf} from '../../glossary/parse-glossary.js'
import type {ArticleModel, Mention} from '../../model/article-model.js'
import {isMention, unitAt} from '../../model/queries.js'
import {isRefusal, type Offer, type Refusal, refuse} from '../act.js'
import {changeArticles} from '../corpus/change-articles.js'
import type {Concern, CorpusView, FileChange, ProjectSteps} from '../corpus/corpus-view.js'
import {giveAttribute, joinChanges} from '../place/change-attributes.js'
import type {Change} from '../place/check-change.js'
import type {Place} from '../place/place.js'
import {problemWithEntry, problemWithId} from '../rename/ids.js'
import {addEntry} from './add-entry.js'
import {editedAround, editedFileOf, entryIn, joinEditedFiles, withEdit} from './edited-file.js'
import {makeEntryId} from './entry-id.js'
import {
  cannotHold,
  defineGlossaryAct,
  entryOf,
  fileOf,
  type GlossaryAct,
  type GlossaryPlace
} from './glossary-act.js'
import {oneLine, quoted} from './name-here.js'
import {removeAlias} from './remove-alias.js'

const schema = v.object({
  entry: v.optional(v.string()),
  name: v.string(),
  id: v.optional(v.string()),
  mentions: v.optional(v.array(v.object({path: v.string(), start: v.number()})))
})

type Arguments = v.InferOutput<typeof schema>

/**
 * Parts an entry: one of its names, or another one, becomes an entry of its own, and mentions of the old entry go to it.
 * Those are the ones that are chosen, by the paths of their articles and the UTF-16 offsets of their tags; or else all that
 * have the name.
 */
export const splitEntry: GlossaryAct = defineGlossaryAct<Arguments>({
  id: 'split-entry',
  kind: 'refactor.rewrite.entry.split',
  label: 'Split an entry',
  changesArticles: true,
  schema,
  offer: place => {
    const entry = entryOf(place, undefined)
    const title = 'Split an entry'
    if (place.article) return isRefusal(entry) ? [] : offersAtMention(place.article, entry)
    if (isRefusal(entry)) return [{title, arguments: {name: ''}, reason: entry.reason}]
    const names = entry.names.slice(1, MOST_NAMES + 1)
    if (names.length === 0) return [{title, arguments: {name: ''}, reason: ONE_NAME}]
    return names.map(
      ({text}): Offer<Arguments> => ({
        title: phrase`Make ${quoted(text)} an entry of its own, with its mentions`,
        arguments: {entry: entry.id, name: text},
        reason: undefined
      })
    )
  },
  *apply(place, given) {
    const entry = entryOf(place, given.entry)
    if (isRefusal(entry)) return entry
    const {entries} = place.view.project.glossary
    const name = oneLine(given.name)
    const id = given.id ?? makeEntryId(name, taken => entries.has(taken))
    return yield* split(place, entry, {id, name}, given.mentions)
  }
})

/** The mention at the cursor, and where there are more, all with its words in the article, as mentions of a new entry. */
function offersAtMention({model, selection}: Place, entry: Entry): readonly Offer<Arguments>[] {
  const unit = unitAt(model, selection.start)
  if (!unit || !isMention(unit) || unit.entry?.id !== entry.id) return []
  const name = oneLine(unit.text)
  const key = normaliseName(name)
  const [first] = entry.names
  if (key === '' || (first && normaliseName(first.text) === key)) return []
  const alike = mentionsOf(model, entry).filter(({text}) => normaliseName(text) === key)
  const offerOf = (title: Said, mentions: readonly Mention[]): Offer<Arguments> => ({
    title,
    arguments: {
      entry: entry.id,
      name,
      mentions: mentions.map(({tag: {start}}) => ({path: model.path, start}))
    },
    reason: undefined
  })
  const one = offerOf(
    phrase`Split this mention off \`${entry.id}\` into a new entry ${quoted(name)}`,
    [unit]
  )
  const all = phrase`Split the ${alike.length} mentions ${quoted(name)} here off \`${entry.id}\` into a new entry`
  return alike.length > 1 ? [one, offerOf(all, alike)] : [one]
}

const ONE_NAME = 'This entry has one name alone: say which mentions are to go to a new one'
const MOST_NAMES = 8

/** The entry that is made. */
interface NewPart {
  readonly id: string
  readonly name: string
}

function* split(
  place: GlossaryPlace,
  entry: Entry,
  part: NewPart,
  chosen: Arguments['mentions']
): ProjectSteps {
  const {view} = place
  const {project} = view
  const problem = problemWithEntry(project, entry.id) ?? problemWithId(project, part.id)
  if (problem !== undefined) return refuse(problem)
  const key = normaliseName(part.name)
  if (key === '') return refuse('A name has letters: write one')
  const [first] = entry.names
  if (first && normaliseName(first.text) === key)
    return refuse(phrase`\`${entry.id}\` is shown by this name: choose another`)
  if (chosen?.length === 0) return refuse('No mentions are chosen: choose some')
  const inGlossary = splitInGlossary(place, entry, part)
  if (isRefusal(inGlossary)) return inGlossary
  yield
  const inArticles = yield* splitMentions(view, entry, part, chosen)
  if (isRefusal(inArticles)) return inArticles
  return {type: 'done', changes: [...inGlossary, ...inArticles]}
}

function splitInGlossary(
  place: GlossaryPlace,
  entry: Entry,
  {id, name}: NewPart
): readonly FileChange[] | Refusal {
  const {codebook} = place.view.project
  const file = fileOf(place, entry)
  const kind = codebook.kinds.get(entry.kind)
  if (isRefusal(file)) return file
  // Of a table, the header and the row are enough: the new row comes behind it.
  const isYaml = formatOf(file.path) === 'yaml'
  const edited = isYaml ? editedFileOf(file) : editedAround(file, codebook, entry)
  const added = kind && addEntry(edited, codebook, {id, kind, name})
  if (!added) return cannotHold(file.path)
  const grown = withEdit(edited, added)
  const there = entryIn(grown, codebook, entry)
  const key = normaliseName(name)
  const alias = there?.names.find(({text}, at) => at > 0 && normaliseName(text) === key)
  if (!there || !alias) return joinEditedFiles([grown])
  const removed = removeAlias(grown, codebook, there, alias)
  return removed ? joinEditedFiles([withEdit(grown, removed)]) : cannotHold(file.path)
}

/** Gives mentions another `ref`: chosen ones the new entry, and what the name alone would tell of the old one that one. */
function* splitMentions(
  view: CorpusView,
  entry: Entry,
  part: NewPart,
  chosen: Arguments['mentions']
): Steps<readonly FileChange[] | Refusal> {
  const key = normaliseName(part.name)
  let found = 0
  const concern: Concern = {
    facts: ({entries, names}) =>
      entries.includes(entry.id) ||
      names.some(({kind, name}) => kind === entry.kind && name === key)
  }
  const changes = yield* changeArticles(view, concern, (place, model) => {
    const made: Change[] = []
    for (const mention of mentionsOf(model, entry)) {
      const isChosen = chosen
        ? chosen.some(({path, start}) => path === model.path && start === mention.tag.start)
        : normaliseName(mention.text) === key
      if (isChosen) found++
      const change = changeFor(place, mention, entry, part, isChosen)
      if (change && isRefusal(change)) return change
      if (change) made.push(change)
    }
    return made.length > 0 ? joinChanges(made) : undefined
  })
  if (chosen && found < chosen.length && !isRefusal(changes))
    return refuse(phrase`Some of these are no mentions of \`${entry.id}\`: choose others`)
  return changes
}

function mentionsOf({mentions}: ArticleModel, entry: Entry): readonly Mention[] {
  return mentions.filter(mention => mention.entry?.id === entry.id)
}

function changeFor(
  place: Place,
  mention: Mention,
  entry: Entry,
  {id, name}: NewPart,
  isChosen: boolean
): Change | Refusal | undefined {
  const hasName = normaliseName(mention.text) === normaliseName(name)
  // The name alone means the new entry from now on.
  if (!mention.ref && hasName === isChosen) return undefined
  if (mention.ref && !isChosen) return undefined
  return giveAttribute(place, mention, {name: 'ref', value: isChosen ? id : entry.id})
}
