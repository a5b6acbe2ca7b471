import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import type {ArticleModel} from '../../model/article-model.js'
import {type BratFiles, exportBrat} from '../brat/export-brat.js'
import {exportedArticleOf} from '../export/exported-article.js'
import type {Loss} from '../export/loss.js'
import {rowsOf} from '../tables/article-rows.js'
import {entryRows} from '../tables/entry-rows.js'
import type {Row} from '../tables/table.js'
import {tablesFor} from '../tables/tables.js'

/** The rows of one article, table by table, as `newsmark export tables` writes them. */
export interface ArticleTables {
  readonly mentions: readonly Row[]
  readonly claims: readonly Row[]
  readonly relations: readonly Row[]
  readonly articles: readonly Row[]
  /** The entries that the article names, and those that these name. */
  readonly entries: readonly Row[]
  /** What tables cannot hold. */
  readonly losses: readonly Loss[]
}

declare module 'unified' {
  interface CompileResultMap {
    BratFiles: BratFiles
    ArticleTables: ArticleTables
  }
}

/**
 * The `unified` plugin that compiles articles for brat: `file.result` has the text, the annotations and what is lost. It stands
 * behind `newsmark`, whose model it takes; without that it throws an error.
 */
export const newsmarkBrat: Plugin<[], Root, BratFiles> = function () {
  this.compiler = (_tree, file) => exportBrat(modelOf(file))
}

/** The same for tables: `file.result` has the rows. */
export const newsmarkTables: Plugin<[], Root, ArticleTables> = function () {
  this.compiler = (_tree, file) => {
    const model = modelOf(file)
    const {codebook, glossary, path} = model
    const tables = tablesFor(codebook)
    const rows = rowsOf(exportedArticleOf(model), tables, glossary, `texts/${path}.txt`)
    return {...rows, entries: entryRows(rows.entries, tables, codebook, glossary)}
  }
}

function modelOf({data}: VFile): ArticleModel {
  if (!data.newsmark)
    throw new Error('There is no model to export: use the plugin `newsmark` before this one')
  return data.newsmark
}
