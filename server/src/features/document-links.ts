import type {Span} from '../base/span.js'
import {inSteps, type Steps} from '../base/steps.js'
import type {Entry, FieldValue} from '../glossary/entry.js'
import {identifierLink, identifierSchemes, mapLink, webAddress} from '../glossary/identifiers.js'
import type {ArticleModel} from '../model/article-model.js'
import {attributesAsRead} from '../model/move-unit.js'
import {modelOf} from '../session/derive.js'
import {articleAt, glossaryAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/** A stretch of a file that leads to a page on the web. */
export interface WebLink {
  readonly span: Span
  /** An address with `http` or `https`; no other kind is ever linked. */
  readonly address: string
}

/**
 * The links of a file, in the order of the text: web addresses in the front matter and in the attributes of an article; in a
 * glossary also the identifiers that entries have elsewhere, and a map at the coordinates of places. No more than the limit.
 */
export function* linksIn(workspace: Workspace, path: string): Steps<readonly WebLink[]> {
  const links: WebLink[] = []
  const article = articleAt(workspace, path)
  if (article) yield* addArticleLinks(links, modelOf(workspace, article))
  const entries = article ? [] : (glossaryAt(workspace, path)?.file.entries ?? [])
  yield* inSteps(entries, entry => {
    if (links.length < MOST_LINKS) links.push(...linksOf(entry))
  })
  return links.sort((a, b) => a.span.start - b.span.start).slice(0, MOST_LINKS)
}

/** Of a gazetteer, only its first rows have links: an editor asks for those of the whole file at once. */
export const MOST_LINKS = 5000

function* addArticleLinks(links: WebLink[], {metadata, units}: ArticleModel): Steps<void> {
  for (const {text, span} of metadata.fields.values()) links.push(...linkTo(webAddress(text), span))
  yield* inSteps(units, unit => {
    if (!attributesAsRead(unit).some(({written}) => webAddress(written.value))) return
    for (const {written} of unit.attributes) {
      const {value, valueSpan} = written
      if (valueSpan) links.push(...linkTo(webAddress(value), valueSpan))
    }
  })
}

function linksOf({fields}: Entry): readonly WebLink[] {
  const [lat] = fields.get('lat')?.values ?? []
  const [lon] = fields.get('lon')?.values ?? []
  const map = lat && lon && mapLink(lat.text, lon.text)
  const onMap = [lat, lon].flatMap(value => (value ? linkTo(map, value.span) : []))
  const others = [...fields.values()].flatMap(({values}) =>
    values.flatMap(value => linkTo(addressOf(value), value.span))
  )
  return [...onMap, ...others]
}

/** The address of an identifier in a known form, or the address that a value is. */
function addressOf({key, text}: FieldValue): string | undefined {
  const known = key === undefined ? undefined : identifierSchemes.get(key)
  return known?.pattern.test(text) ? identifierLink(key ?? '', text) : webAddress(text)
}

function linkTo(address: string | undefined, span: Span): readonly WebLink[] {
  return address === undefined || span.start === span.end ? [] : [{span, address}]
}
