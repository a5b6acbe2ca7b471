import {excerpt} from '../../base/excerpt.js'
import {oncePer} from '../../base/memo.js'
import type {Glossary} from '../../glossary/glossary.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {pathIn} from '../../project/path-names.js'
import {corpusAt} from '../../session/derive.js'
import {articleAt} from '../../session/queries.js'
import type {Article} from '../../session/workspace.js'
import {contentReader} from '../../syntax/content-text.js'
import {parse} from '../../syntax/parse.js'
import {MOST_SUGGESTIONS, type Suggestion, suggest} from './completion.js'
import type {CompletionContext, ValueContext} from './completion-context.js'

/** Suggests the claims that a claim may refer to, by speaker and words: those of its own article, then those of others. */
export function suggestClaims(
  context: CompletionContext,
  {name, kind, tagStart, span}: ValueContext
): readonly Suggestion[] {
  const isContinuing = name === 'continues'
  const typed = context.model.syntax.text.slice(span.start, context.offset)
  const own = suggestOwnClaims(context, tagStart, isContinuing ? kind : undefined)
  return isContinuing ? own : [...own, ...suggestClaimsOfOthers(context, typed)]
}

/**
 * Suggests the claims of the article but the claim itself; with `kind`, those that a fragment of that kind may
 * continue.
 */
function suggestOwnClaims(
  {model}: CompletionContext,
  tagStart: number,
  kind: string | undefined
): readonly Suggestion[] {
  const content = contentReader(model.syntax)
  return [...model.claimsById]
    .filter(([, {unit}]) => unit.tag.start !== tagStart)
    .filter(([, {unit}]) => kind === undefined || unit.tag.kind === kind)
    .map(([id, {unit}]) => {
      const speaker = attributeOf(unit.attributes, 'speaker')
      const who = nameSpeaker(speaker?.written.value ?? '', model.glossary)
      return suggestClaim(id, who, content(unit.index))
    })
}

/** Suggests the claims of the other articles, as `article#claim`, by id, speaker and words. */
function suggestClaimsOfOthers(
  {workspace, root, model}: CompletionContext,
  typed: string
): readonly Suggestion[] {
  const suggestions: Suggestion[] = []
  const wanted = typed.toLowerCase()
  const corpus = corpusAt(workspace, root, model.path)
  let left = MOST_ARTICLES
  for (const id of corpus?.ids.keys() ?? []) {
    const known = id === model.id ? undefined : corpus?.article(id)
    const article = known && articleAt(workspace, pathIn(root, known.path))
    if (!article || !`${id} ${article.text.toLowerCase()}`.includes(wanted)) continue
    for (const {claim, speaker, words} of claimsIn(article)) {
      const found = suggestClaim(`${id}#${claim}`, nameSpeaker(speaker, model.glossary), words)
      const fits = found.filter.toLowerCase().includes(wanted)
      if (fits) suggestions.push({...found, filter: typed || found.filter})
    }
    if (suggestions.length > MOST_SUGGESTIONS || --left === 0) break
  }
  return suggestions
}

/** So many articles are read at most, which takes about 60 ms the first time. */
const MOST_ARTICLES = 300

/** The claims with an id of an article of the project, as they are written; read once for each version of it. */
const claimsIn = oncePer(({text}: Article) => {
  const syntax = parse(text)
  const content = contentReader(syntax)
  return syntax.tags.flatMap(({attributes}, index) => {
    // The last of equal attributes holds.
    const claim = attributes.findLast(({name}) => name === 'id')?.value
    const speaker = attributes.findLast(({name}) => name === 'speaker')?.value ?? ''
    const isFragment = attributes.some(({name}) => name === 'continues')
    return claim === undefined || isFragment ? [] : [{claim, speaker, words: content(index)}]
  })
})

function nameSpeaker(written: string, glossary: Glossary): string {
  return written
    .split(/\s+/)
    .map(id => glossary.entries.get(id)?.name ?? id)
    .join(', ')
}

function suggestClaim(id: string, speaker: string, words: string): Suggestion {
  const line = words.replace(/\s+/g, ' ').trim()
  const said = [speaker, excerpt(line, LONGEST_WORDS)].filter(part => part !== '').join(': ')
  return suggest({
    type: 'claim',
    label: said === '' ? id : said,
    detail: undefined,
    origin: said === '' ? undefined : id,
    text: line,
    insert: id,
    filter: `${id} ${speaker} ${line}`
  })
}

/** UTF-16 units. */
const LONGEST_WORDS = 60
