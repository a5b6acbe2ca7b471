import {joinPhrases, phrase} from '../../base/phrase.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import {fragmentKey} from '../../model/link-claims.js'
import {unreadIds} from '../../model/unread-ids.js'
import {isRefusal, type Refusal, refuse} from '../act.js'
import {changeArticles} from '../corpus/change-articles.js'
import type {Concern, CorpusView, ProjectSteps} from '../corpus/corpus-view.js'
import {type RenameValue, rewriteValues} from '../place/rewrite-values.js'
import {problemWithText} from './ids.js'

/** A tag by the ids of its article and its own. */
export interface TagName {
  readonly article: string
  readonly id: string
}

/**
 * Gives a claim, or another tag with an id, another id: in its article, with all that continues it or refers to it, and in
 * the references of other articles. Refused where the new id is taken, or is named somewhere already.
 */
export function* renameTag(view: CorpusView, name: TagName, to: string): ProjectSteps {
  const problem = problemWithText(to)
  if (problem !== undefined) return refuse(problem)
  const owners: string[] = []
  const changes = yield* changeArticles(view, concernedWith(name), (place, model) => {
    const isOwn = model.id === name.article
    if (isOwn) owners.push(model.path)
    if (owners.length > 1) return severalArticles(name.article, owners)
    const unit = isOwn ? ownerOf(model, name, to) : undefined
    if (unit && isRefusal(unit)) return unit
    if (isNamed(model, {article: name.article, id: to})) return alreadyNamed(to)
    return rewriteValues(place, renameTo(model, name, unit, to))
  })
  if (isRefusal(changes)) return changes
  if (owners.length === 0)
    return refuse(phrase`There is no article \`${name.article}\`: choose another`)
  return {type: 'done', changes}
}

function severalArticles(id: string, paths: readonly string[]): Refusal {
  return refuse(
    phrase`Several articles have the id \`${id}\`, as ${joinPhrases(paths, (a, b) => phrase`${a} and ${b}`)}: give them different ones first`
  )
}

function alreadyNamed(to: string): Refusal {
  return refuse(
    phrase`Something refers to \`${to}\` already, which is no tag yet: choose another id`
  )
}

/** The article of a tag, and those that refer to a claim with its id or the new one. */
function concernedWith({article}: TagName): Concern {
  return {
    facts: ({id, references}) => id === article || references.some(each => each.article === article)
  }
}

/** The tag that has the id, or what is in the way of another one. */
function ownerOf(model: ArticleModel, {id}: TagName, to: string): Unit | Refusal {
  const found = model.units.filter(unit => unit.id === id)
  const [unit] = found
  if (!unit) return refuse(phrase`The article has no tag with the id \`${id}\`: choose another`)
  if (found.length > 1)
    return refuse(phrase`Several tags have the id \`${id}\`: give them different ones first`)
  if (model.units.some(other => other.id === to) || unreadIds(model).has(to))
    return refuse(phrase`Another tag has the id \`${to}\`: choose another`)
  const isMention = unit.kind?.unit === 'mention'
  if (isMention && model.glossary.entries.has(to))
    return refuse(phrase`An entry of the glossary has the id \`${to}\`: choose another`)
  return unit
}

/** Whether an article refers to a tag of an id, be there one or not. */
function isNamed(model: ArticleModel, {article, id}: TagName): boolean {
  return model.units.some(({attributes}) =>
    attributes.some(({name, definition, values}) => {
      if (definition?.also.size && values.every(({text}) => definition.also.has(text))) return false
      if (definition?.type === 'claim')
        return values.some(({text}) => {
          const named = name === 'continues' ? {claim: text} : parseClaimName(text)
          return named.claim === id && (named.article ?? model.id) === article
        })
      const takesMentions = definition?.type === 'entry' && definition.mentions
      const isOwn = model.id === article && !model.glossary.entries.has(id)
      return takesMentions && isOwn && values.some(({text}) => text === id)
    })
  )
}

/** Renames the id of a tag and what refers to it; `owner` is the tag, in its own article alone. */
function renameTo(
  model: ArticleModel,
  {article, id}: TagName,
  owner: Unit | undefined,
  to: string
): RenameValue {
  const isEntry = model.glossary.entries.has(id)
  return (unit, {name, type, also, mentions}, value) => {
    if (name === 'id') return unit === owner ? to : undefined
    if (also.has(value)) return undefined
    if (name === 'continues') {
      const isFragment =
        owner && fragmentKey(unit.tag.kind, value) === fragmentKey(owner.tag.kind, id)
      return isFragment ? to : undefined
    }
    if (type === 'claim') {
      const named = parseClaimName(value)
      const isMeant = named.claim === id && (named.article ?? model.id) === article
      const isClaim = owner === undefined || owner.kind?.unit === 'claim'
      return isMeant && isClaim ? value.slice(0, value.length - id.length) + to : undefined
    }
    const isMention = type === 'entry' && mentions && owner?.kind?.unit === 'mention' && !isEntry
    return isMention && value === id ? to : undefined
  }
}
