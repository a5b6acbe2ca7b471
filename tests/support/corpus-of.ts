import {batchCorpus} from '../../server/src/checking/corpus/corpus.js'
import type {Glossary} from '../../server/src/glossary/glossary.js'
import type {ArticleFacts} from '../../server/src/model/facts/facts.js'
import {createFactsTable} from '../../server/src/model/facts/facts-table.js'
import {mergeConfigs} from '../../server/src/project/config.js'
import type {Corpus} from '../../server/src/rules/corpus.js'

/** The corpus of articles as the command line makes it: of a table of their facts. */
export function corpusOf(articles: readonly ArticleFacts[], glossary: Glossary): Corpus {
  const table = createFactsTable()
  for (const facts of articles) table.add(facts)
  return batchCorpus([table.finish()], {config: mergeConfigs([]), glossary}).corpus
}
