import {applyEdits, type Edit} from '../../base/edits.js'
import {phrase} from '../../base/phrase.js'
import type {ArticleModel} from '../../model/article-model.js'
import {parseClaimName} from '../../model/facts/collect-facts.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import {readMetadata} from '../../model/metadata.js'
import {parse} from '../../syntax/parse.js'
import {isRefusal, type Refusal, refuse} from '../act.js'
import {changeArticles} from '../corpus/change-articles.js'
import type {Concern, CorpusView, FileChange, ProjectSteps} from '../corpus/corpus-view.js'
import {inFile} from '../corpus/corpus-view.js'
import {replaceScalar} from '../glossary/yaml-edits.js'
import {checkChange} from '../place/check-change.js'
import {placeAt} from '../place/place.js'
import {type RenameValue, rewriteValues} from '../place/rewrite-values.js'
import {problemWithText} from './ids.js'

/**
 * Gives an article another id in its front matter, and changes the references of others to its claims. Refused where the new
 * id is taken or named already, and for an article that goes by the name of its file.
 */
export function* renameArticle(view: CorpusView, from: string, to: string): ProjectSteps {
  const problem = problemWithText(to)
  if (problem !== undefined) return refuse(problem)
  const ids = new Map([[from, to]])
  const changes: FileChange[] = []
  const owners: ArticleModel[] = []
  for (const model of view.articles(concernedWith(ids))) {
    if (model) {
      if (model.id === from) owners.push(model)
      const edits = model.id === to ? refuse(TAKEN) : editsIn(model, ids)
      if (isRefusal(edits)) return inFile(model.path, edits)
      if (edits.length > 0) changes.push({path: model.path, edits})
    }
    yield
  }
  if (owners.length === 1) return {type: 'done', changes}
  return refuse(
    owners.length === 0
      ? phrase`There is no article \`${from}\`: choose another`
      : phrase`Several articles have the id \`${from}\`: give them different ones first`
  )
}

const TAKEN = 'Another article has this id: choose another'

/**
 * The changes in all articles that refer to claims of articles which get other ids, as they do that go by the names of
 * files which are moved. Ids that are taken or named already are left alone.
 */
export function* moveReferences(
  view: CorpusView,
  ids: ReadonlyMap<string, string>
): Generator<undefined, readonly FileChange[] | Refusal, undefined> {
  const rename = renameArticles(ids)
  return yield* changeArticles(view, concernedWith(ids), place => rewriteValues(place, rename))
}

function concernedWith(ids: ReadonlyMap<string, string>): Concern {
  const all = new Set([...ids.keys(), ...ids.values()])
  return {
    facts: ({id, references}: ArticleFacts) =>
      all.has(id) || references.some(({article}) => all.has(article))
  }
}

function renameArticles(ids: ReadonlyMap<string, string>): RenameValue {
  return (_, {name, type, also}, value) => {
    if (type !== 'claim' || name === 'continues' || also.has(value)) return undefined
    const {article, claim} = parseClaimName(value)
    const to = article === undefined ? undefined : ids.get(article)
    return to === undefined ? undefined : `${to}#${claim}`
  }
}

/** The edits of one article: its references, and its own id if it is the one. */
function editsIn(model: ArticleModel, ids: ReadonlyMap<string, string>): readonly Edit[] | Refusal {
  const [[from, to] = ['', '']] = ids
  if (namesArticle(model, to))
    return refuse(phrase`Something refers to an article \`${to}\` already: choose another id`)
  const place = placeAt(model, {start: 0, end: 0})
  const change = rewriteValues(place, renameArticles(ids))
  const outcome = change && checkChange(place, change)
  if (outcome?.type === 'refused') return outcome
  const inText = outcome?.edits ?? []
  if (model.id !== from) return inText
  const own = idEdit(model, to)
  return isRefusal(own) ? own : [own, ...inText]
}

function namesArticle({units}: ArticleModel, id: string): boolean {
  return units.some(({attributes}) =>
    attributes.some(
      ({definition, name, values}) =>
        definition?.type === 'claim' &&
        name !== 'continues' &&
        values.some(({text}) => parseClaimName(text).article === id)
    )
  )
}

/** The edit of the front matter, which is read again with it. */
function idEdit({metadata, syntax}: ArticleModel, to: string): Edit | Refusal {
  const field = metadata.fields.get('id')
  if (!field?.text)
    return refuse('This article has no `id` in its front matter: it goes by the name of its file')
  const edit = replaceScalar(syntax.text, field.span, field.text, to)
  const changed = parse(applyEdits(syntax.text, [edit]))
  const {fields, problems} = readMetadata(changed)
  const isMeant =
    fields.get('id')?.text === to &&
    problems.length <= metadata.problems.length &&
    [...metadata.fields].every(([name, {text}]) => name === 'id' || fields.get(name)?.text === text)
  return isMeant ? edit : refuse('The front matter cannot take this id: change it there by hand')
}
