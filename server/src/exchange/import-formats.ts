import {type ArticleFields, headlineOf, importText} from './import-text.js'

/** A format that articles are made of; `newsmark import NAME` reads it. */
export interface ImportFormat {
  readonly name: string
  /** One line for lists, without a full stop. */
  readonly summary: string
  /** Makes an article of the text of a file; what is said of the article comes into its front matter. */
  readonly toArticle: (text: string, fields: ArticleFields) => string
  /** The title that a file has of its own; undefined where there is none. */
  readonly titleOf: (text: string) => string | undefined
}

/** Every format there is, by name. A new format needs one line here. */
export const importFormats: readonly [ImportFormat, ...ImportFormat[]] = [
  {
    name: 'text',
    summary: 'plain text, which comes back whole with `newsmark text`',
    toArticle: importText,
    titleOf: headlineOf
  }
]
