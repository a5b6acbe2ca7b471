import {versionOf} from '../../../server/src/exchange/compare/annotation.js'
import type {ArticleModel} from '../../../server/src/model/article-model.js'

/** One thing that an article says: the tag that says it, what is said, and the value, as a ledger names them. */
export type Feature = readonly [name: string, feature: string, value: string]

/**
 * All that an article says, but for comments and how it is written. It knows nothing of exports. A tag is called by its id, unless
 * that is none of `ids`, or else by its kind and place.
 */
export function featuresOf(model: ArticleModel, ids?: ReadonlySet<string>): readonly Feature[] {
  const {text, annotations} = versionOf(model)
  const lineFeeds = (offset: number): number =>
    offset - [...text.matchAll(/\r\n/g)].filter(({index}) => index < offset).length
  const converted = text.replace(/\r\n?/g, '\n')
  const features: Feature[] = [['', 'text', converted]]
  for (const [name, {text: value, span}] of model.metadata.fields) {
    const written = model.syntax.text.slice(span.start, span.end).replace(/^(?:""|'')$/, '')
    features.push(['', 'metadata', `${name}: ${value || written}`])
  }
  for (const {kind, id, fragments, attributes} of annotations) {
    const spans = fragments.map(({start, end}) => ({start: lineFeeds(start), end: lineFeeds(end)}))
    const words = spans.flatMap(({start, end}) => {
      const at = converted.slice(start, end).search(/\S/)
      return at < 0 ? [] : [start + at]
    })
    const own = id !== undefined && (!ids || ids.has(id)) ? id : undefined
    const name = own ?? `${kind}@${words[0] ?? spans[0]?.start}`
    features.push([name, 'annotation', kind])
    features.push([name, 'fragments', spans.map(({start, end}) => `${start}-${end}`).join(' ')])
    for (const [attribute, values] of attributes) {
      if (values.length === 0) features.push([name, attribute, ''])
      for (const value of new Set(values)) features.push([name, attribute, value])
    }
  }
  return features
}
