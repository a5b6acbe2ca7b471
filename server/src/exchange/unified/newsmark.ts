import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import {checkArticle} from '../../checking/check-article.js'
import type {Codebook} from '../../codebook/codebook.js'
import {defaultCodebook} from '../../codebook/default/codebook.js'
import type {Glossary} from '../../glossary/glossary.js'
import {buildGlossary} from '../../glossary/glossary.js'
import type {ArticleModel} from '../../model/article-model.js'
import {readDirectives} from '../../model/directives.js'
import {resolve} from '../../model/resolve.js'
import {parse} from '../../syntax/parse.js'
import {stringify} from '../../syntax/stringify.js'
import {toTree} from '../../syntax/tree.js'
import {addMessages} from './messages.js'
import {type RuleChoices, readChoices} from './rule-choices.js'

declare module 'vfile' {
  interface DataMap {
    /** What the article means, for the plugins behind `newsmark`. */
    newsmark: ArticleModel
  }
}

/** What holds for the articles that a processor reads. */
export interface NewsmarkOptions {
  /** The built-in one by default. */
  readonly codebook?: Codebook
  /** An empty one by default. */
  readonly glossary?: Glossary
  /** Severities by rule, as under `rules` in newsmark.yaml. */
  readonly settings?: RuleChoices
}

/**
 * The plugin that makes a `unified` processor read articles, check them and write them.
 * Findings become messages of the file, but for those that comments silence; the model stands in `file.data.newsmark`.
 * Throws an error for settings of a rule that there is not; a bug in a rule rejects the run with a RuleError.
 */
export const newsmark: Plugin<[NewsmarkOptions?], Root, Root> = function (options = {}) {
  const {codebook = defaultCodebook, glossary = buildGlossary([])} = options
  const settings = readChoices(options.settings ?? {})
  this.parser = document => toTree(parse(document))
  this.compiler = tree => stringify(tree as Root)
  return (_tree, file) => {
    const model = resolve(pathOf(file), parse(String(file)), codebook, glossary)
    file.data.newsmark = model
    const rules = {settings, baseline: undefined}
    const {findings, errors} = checkArticle(model, readDirectives(model.syntax), rules)
    addMessages(file, findings, glossary)
    if (errors[0]) throw errors[0]
  }
}

/** Gives an article without a path its default id. */
function pathOf(file: VFile): string {
  return (file.path ?? 'article.news.txt').replaceAll('\\', '/')
}
