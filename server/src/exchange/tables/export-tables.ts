import {compareText} from '../../base/compare.js'
import type {Entry} from '../../glossary/entry.js'
import type {ArticleModel} from '../../model/article-model.js'
import {exportedArticleOf} from '../export/exported-article.js'
import type {Exporter, ExportTask, Piece} from '../export/exporter.js'
import type {Loss} from '../export/loss.js'
import {rowsOf} from './article-rows.js'
import {writeDataPackage} from './data-package.js'
import {entryRows} from './entry-rows.js'
import type {Row} from './table.js'
import {TABLES, type Tables, tablesFor} from './tables.js'
import {csvHeader, rowWriter} from './write-rows.js'

/** Exports articles as tables: CSV and JSON Lines, what describes them, and the texts in which their offsets count. */
export function exportTables(task: ExportTask): Exporter {
  const {codebook, glossary, generator, nameOf, withoutText = false} = task
  const tables = tablesFor(codebook)
  const entries = new Map<string, Entry>()
  const write = piecesWriter(tables)
  return {
    start: () => [
      ...TABLES.flatMap(name => [
        {file: `${name}.csv`, text: csvHeader(tables[name])},
        {file: `${name}.jsonl`, text: ''}
      ]),
      {file: 'datapackage.json', text: writeDataPackage(tables, generator, withoutText)}
    ],
    add(model: ArticleModel) {
      const article = exportedArticleOf(model)
      const textFile = withoutText ? undefined : `texts/${nameOf(model.path)}.txt`
      const rows = rowsOf(article, tables, glossary, textFile)
      for (const entry of rows.entries) entries.set(entry.id, entry)
      const losses: Loss[] = [...rows.losses]
      const {text} = article.text
      const pieces: Piece[] = []
      if (textFile === undefined) losses.push(withoutTextOf(model.path))
      else pieces.push({file: textFile, text, isWhole: true})
      for (const name of ['mentions', 'claims', 'relations', 'articles'] as const)
        pieces.push(...write(name, rows[name], losses))
      return {pieces, losses}
    },
    finish() {
      const losses: Loss[] = []
      const named = [...entries.values()].sort((a, b) => compareText(a.id, b.id))
      const rows = entryRows(named, tables, codebook, glossary)
      return {pieces: write('entries', rows, losses), losses}
    }
  }
}

/** Makes what writes rows of each table in both formats, and adds what CSV changed to the losses. */
function piecesWriter(tables: Tables) {
  const writers = {
    mentions: rowWriter(tables.mentions),
    claims: rowWriter(tables.claims),
    relations: rowWriter(tables.relations),
    articles: rowWriter(tables.articles),
    entries: rowWriter(tables.entries)
  }
  return (name: keyof Tables, rows: readonly Row[], losses: Loss[]): readonly Piece[] => {
    const written = writers[name](rows)
    losses.push(...written.losses)
    return [
      {file: `${name}.csv`, text: written.csv},
      {file: `${name}.jsonl`, text: written.jsonLines}
    ]
  }
}

function withoutTextOf(path: string): Loss {
  return {path, id: '', feature: 'text', value: '', done: 'dropped'}
}
