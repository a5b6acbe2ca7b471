import {createHash} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {makeArticle} from './generate/article.mjs'
import {glossaryToYaml, makeGlossary} from './generate/glossary.mjs'
import {toNewsmark, toTei} from './generate/render.mjs'

const FOLDER = join(import.meta.dirname, 'corpus')
const GENERATOR = join(import.meta.dirname, 'generate')
const GLOSSARY_SIZE = 500
/** About 100 KB of text. */
const LONG_ARTICLE_PARAGRAPHS = 165

/** The words behind which the benchmark of the server types. */
export const TYPE_HERE = 'Type here'

const PROJECT = 'include: [articles/**/*.news.txt]\nglossary: [glossary/*.yaml]\n'

/** Gives the texts of `count` articles, as the corpora on disk have them. */
export function articleTexts(count) {
  return articles(count).map(toNewsmark)
}

/**
 * Gives the text of one article of about 100 KB. Its middle paragraph starts with `TYPE_HERE` and a fault
 * behind it, so that every letter typed there moves a diagnostic.
 */
export function longArticleText() {
  const options = {paragraphs: LONG_ARTICLE_PARAGRAPHS, faulty: false}
  const article = makeArticle(makeGlossary(GLOSSARY_SIZE), 0, options)
  const nobody = {kind: 'actor', content: ['the speaker'], attributes: {ref: 'nobody-of-this-name'}}
  article.paragraphs[LONG_ARTICLE_PARAGRAPHS >> 1].unshift(TYPE_HERE, ', said ', nobody, '. ')
  return toNewsmark(article)
}

/**
 * Makes sure that a corpus of `count` articles is on disk, as a project and as TEI.
 * Gives `{root, articles, tei, faults}`: the project's folder, the paths of the articles relative
 * to it, the absolute paths of the TEI files, and how many articles have a seeded fault.
 */
export function ensureCorpus(count) {
  const root = join(FOLDER, `articles-${count}`)
  const made = articles(count)
  const paths = made.map((_, index) => join('articles', shelf(index), `${made[index].id}.news.txt`))
  const tei = made.map(({id}, index) => join(FOLDER, `tei-${count}`, shelf(index), `${id}.xml`))
  once(root, () => {
    writeProject(root)
    for (const [index, article] of made.entries()) {
      write(join(root, paths[index]), toNewsmark(article))
      write(tei[index], toTei(article))
    }
  })
  return {root, articles: paths, tei, faults: made.filter(({fault}) => fault !== undefined).length}
}

/**
 * Makes sure that a project of `count` articles is on disk, without TEI and with no more than one article in memory;
 * gives its folder. The articles are those of `ensureCorpus`.
 */
export function ensureProject(count) {
  const root = join(FOLDER, `project-${count}`)
  once(root, () => {
    writeProject(root)
    const glossary = makeGlossary(GLOSSARY_SIZE)
    for (let index = 0; index < count; index++) {
      const article = makeArticle(glossary, index + 1)
      write(join(root, 'articles', shelf(index), `${article.id}.news.txt`), toNewsmark(article))
    }
  })
  return root
}

/** Makes sure that a project with nothing but the long article is on disk, and gives its folder and the article's path. */
export function ensureLongArticle() {
  const root = join(FOLDER, 'article-100k')
  const path = join('articles', 'long.news.txt')
  once(root, () => {
    writeProject(root)
    write(join(root, path), longArticleText())
  })
  return {root, articles: [path]}
}

function articles(count) {
  const glossary = makeGlossary(GLOSSARY_SIZE)
  return Array.from({length: count}, (_, index) => makeArticle(glossary, index + 1))
}

/** A hundred articles share a folder. */
function shelf(index) {
  return String(Math.floor(index / 100)).padStart(3, '0')
}

function writeProject(root) {
  write(join(root, 'newsmark.yaml'), PROJECT)
  write(join(root, 'glossary', 'entries.yaml'), glossaryToYaml(makeGlossary(GLOSSARY_SIZE)))
}

function write(path, content) {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, content)
}

/** Makes a folder anew unless it was made by the very same generator; its stamp is written last. */
function once(root, make) {
  const stamp = join(root, '.stamp')
  const wanted = generatorHash()
  if (readIfThere(stamp) === wanted) return
  rmSync(root, {recursive: true, force: true})
  make()
  writeFileSync(stamp, wanted)
}

function generatorHash() {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename))
  for (const name of readdirSync(GENERATOR).sort()) hash.update(readFileSync(join(GENERATOR, name)))
  return hash.digest('hex')
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
