import type {ArticleModel} from '../../model/article-model.js'
import {type ExportedArticle, exportedArticleOf} from '../export/exported-article.js'
import type {Loss} from '../export/loss.js'
import type {BratDocument} from './brat-document.js'
import {toBrat} from './to-brat.js'
import {writeAnn} from './write-ann.js'

/** An article as brat has it: a text, and a file of annotations that stands beside it. */
export interface BratFiles {
  /** The base text with LF. */
  readonly txt: string
  /** Offsets in it count code points. */
  readonly ann: string
  readonly document: BratDocument
  readonly article: ExportedArticle
  /** What brat cannot hold. */
  readonly losses: readonly Loss[]
}

/** Exports an article to brat. Throws an `OffsetError` where an offset would be wrong, which is a bug. */
export function exportBrat(model: ArticleModel): BratFiles {
  const article = exportedArticleOf(model)
  const {document, losses} = toBrat(article, model.glossary)
  const moved = [...article.fields].map(([name, value]): Loss => {
    return {
      path: model.path,
      id: '',
      feature: 'metadata',
      value: `${name}: ${value}`,
      done: 'moved'
    }
  })
  const {text} = article
  return {
    txt: text.text,
    ann: writeAnn(document, text),
    document,
    article,
    losses: [...losses, ...moved]
  }
}
