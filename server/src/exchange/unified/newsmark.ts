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
    /** The model of the article, for plugins after `newsmark`. */
    newsmark: ArticleModel
  }
}

/** Options of the plugin. */
export interface NewsmarkOptions {
  /** By default the built-in codebook. */
  readonly codebook?: Codebook
  /** By default an empty glossary. */
  readonly glossary?: Glossary
  /** Severities by rule, as under `rules` in newsmark.yaml. */
  readonly settings?: RuleChoices
}

/**
 * The `unified` plugin that parses, checks and writes articles. Findings that no comment suppresses become messages of
 * the file; the model stands in `file.data.newsmark`. Throws an error for settings of an unknown rule or with options
 * that a rule does not take; a bug in a rule rejects the run with a RuleError.
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

/** The path of a file, `/`-separated; that of an article without one gives the default id. */
function pathOf(file: VFile): string {
  return (file.path ?? 'article.news.txt').replaceAll('\\', '/')
}
