import type {Span} from '../base/span.js'
import {inSteps, type Steps} from '../base/steps.js'
import type {Codebook} from '../codebook/codebook.js'
import type {Entry} from '../glossary/entry.js'
import type {ArticleModel, Claim, EntryReference, Mention} from '../model/article-model.js'
import {entriesUsed} from '../rules/shared/name-senses.js'
import {factsOf, projectOf} from './derive.js'
import {articlesAround, articlesOf} from './queries.js'
import type {Article, Workspace} from './workspace.js'

/** The attribute of a claim that names who says it. */
const SPEAKER = 'speaker'

/** Whether entries of a kind may say something, as the codebook has it. */
export function maySpeak(codebook: Codebook, kind: string): boolean {
  for (const {unit, attributes} of codebook.kinds.values())
    if (unit === 'claim' && attributes.get(SPEAKER)?.of.has(kind)) return true
  return false
}

/** Those who say a claim: entries, also where a mention of the article stands for them. */
export function speakersOf(model: ArticleModel, claim: Claim): readonly Entry[] {
  return namedIn(model, claim, ({attribute}) => attribute.name === SPEAKER)
}

/** Those a claim is about: the entries that its other attributes name, and those that its own words mention. */
export function subjectsOf(model: ArticleModel, claim: Claim): readonly Entry[] {
  const inAttributes = namedIn(model, claim, ({attribute}) => attribute.name !== SPEAKER)
  const inWords = mentionsIn(model, claim).flatMap(({entries}) => entries)
  return [...new Set([...inAttributes, ...inWords])]
}

/** Where a claim names an entry that it is about, in the order of the text. */
export function placesAbout(model: ArticleModel, claim: Claim, id: string): readonly Span[] {
  const isMeant = (entry: Entry): boolean => entry.id === id
  const inWords = mentionsIn(model, claim)
    .filter(({entries}) => entries.some(isMeant))
    .map(({tag}) => ({start: tag.contentStart, end: tag.contentEnd}))
  const inAttributes = referencesOf(model, claim)
    .filter(({attribute}) => attribute.name !== SPEAKER)
    .filter(reference => entriesMeant(reference).some(isMeant))
    .map(({value}) => value.span)
  return [...inWords, ...inAttributes].sort((one, other) => one.start - other.start)
}

function mentionsIn({mentions}: ArticleModel, {fragments}: Claim): readonly Mention[] {
  return mentions.filter(({tag: {start}}) =>
    fragments.some(({tag}) => tag.contentStart <= start && start < tag.contentEnd)
  )
}

function referencesOf({references}: ArticleModel, {fragments}: Claim): readonly EntryReference[] {
  return references.filter(({unit}) => fragments.includes(unit))
}

function entriesMeant({entry, mention}: EntryReference): readonly Entry[] {
  return entry ? [entry] : (mention?.entries ?? [])
}

function namedIn(
  model: ArticleModel,
  claim: Claim,
  isMeant: (reference: EntryReference) => boolean
): readonly Entry[] {
  return [...new Set(referencesOf(model, claim).filter(isMeant).flatMap(entriesMeant))]
}

/**
 * The articles of a project that name an entry in their words or attributes, those that are open first; found by what they
 * tell the others, so that no other article is read. `from` is the path of the file that asks: of an article only those count
 * that it sees.
 */
export function* articlesNaming(
  workspace: Workspace,
  root: string,
  id: string,
  from: string | undefined
): Steps<readonly Article[]> {
  const found: Article[] = []
  const articles =
    from === undefined ? articlesOf(workspace, root) : articlesAround(workspace, root, from)
  yield* inSteps(articles, article => {
    const {glossary} = projectOf(workspace, article)
    if (entriesUsed(glossary, factsOf(workspace, article)).has(id)) found.push(article)
  })
  return found
}
