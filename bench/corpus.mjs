import {createHash} from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {makeArticle} from './generate/article.mjs'
import {furtherRows, glossaryToYaml, makeGlossary} from './generate/glossary.mjs'
import {toNewsmark, toTei} from './generate/render.mjs'

/** All that is generated; git ignores it. */
const FOLDER = join(import.meta.dirname, 'corpus')
const GENERATOR = join(import.meta.dirname, 'generate')
const GLOSSARY_SIZE = 500
/** About 40 MB; a file may have 64 M characters at most. */
const ENTRIES_A_FILE = 500_000

/** How many paragraphs make an article of about 3 KB, 10 KB, 100 KB, 1 MB and 10 MB. */
export const PARAGRAPHS = {'3 KB': 5, '10 KB': 17, '100 KB': 165, '1 MB': 1650, '10 MB': 16_500}

/** The words behind which the benchmark of the server types. */
export const TYPE_HERE = 'Type here'

const PROJECT = 'include: [articles/**/*.news.txt]\nglossary: [glossary/*.yaml]\n'
const PROJECT_WITH_GAZETTEERS = PROJECT.replace('*.yaml', '*.yaml, glossary/*.tsv')
/** Without a glossary every mention and speaker would be an unknown entry, and the report would cost more than the check. */
const PROJECT_WITHOUT_GLOSSARY = 'include: [articles/**/*.news.txt]\nrules:\n  unknown-entry: off\n'

/** @typedef {{path: string, fault: string}} Seeded an article, relative to its project's folder, and the rule it breaks */
/** @typedef {{root: string, count: number, seeded: Seeded[]}} Corpus */

/** Gives the texts of `count` articles, as the corpora on disk have them. */
export function articleTexts(count) {
  const glossary = makeGlossary(GLOSSARY_SIZE)
  return Array.from({length: count}, (_, index) => toNewsmark(makeArticle(glossary, index + 1)))
}

/** Gives the text of one article with so many paragraphs, in the middle of which stand `TYPE_HERE` and a fault. */
export function typedArticleText(paragraphs) {
  return toNewsmark(typedArticle(paragraphs))
}

/**
 * Makes sure that a project of `count` articles and a glossary of `entries` entries is on disk, 0 for no glossary at
 * all. The articles are the same whatever the glossary, and name entries of the first 500 alone.
 *
 * @returns {Corpus}
 */
export function ensureCorpus(count, entries = GLOSSARY_SIZE) {
  const root = join(FOLDER, `articles-${count}${entries === GLOSSARY_SIZE ? '' : `-${entries}`}`)
  const seeded = once(root, () => {
    writeProject(root, entries)
    return writeArticles(count, article =>
      write(join(root, pathOf(article.number, article.id)), toNewsmark(article))
    )
  })
  return {root, count, seeded}
}

/** Makes sure that the same articles are on disk as TEI, or as files that Markdown linters take; gives their folder. */
export function ensureCopies(count, format) {
  const root = join(FOLDER, `${format}-${count}`)
  const render = format === 'tei' ? toTei : toNewsmark
  const extension = format === 'tei' ? '.xml' : '.md'
  once(root, () =>
    writeArticles(count, article => {
      const path = pathOf(article.number, article.id).replace('.news.txt', extension)
      write(join(root, path), render(article))
    })
  )
  return root
}

/**
 * Makes sure that a project with one article of so many paragraphs is on disk, as a project and as TEI. It has one
 * fault in its middle, an unknown entry. Gives the folder, the paths relative to it, and the article's text.
 */
export function ensureTypedArticle(paragraphs) {
  const root = join(FOLDER, `article-of-${paragraphs}`)
  const article = join('articles', 'long.news.txt')
  once(root, () => {
    writeProject(root, GLOSSARY_SIZE)
    write(join(root, article), typedArticleText(paragraphs))
    write(join(root, 'long.xml'), toTei(typedArticle(paragraphs)))
  })
  return {root, article, tei: 'long.xml', text: readFileSync(join(root, article), 'utf8')}
}

/** What linters of others need to know of the glossary, as a file of JSON; gives its path. */
export function ensureNames() {
  const path = join(FOLDER, 'names', 'names.json')
  once(dirname(path), () => {
    const {actors, places} = makeGlossary(GLOSSARY_SIZE)
    const kindOf = (entries, kind) => entries.map(({id, names}) => ({id, names, kind}))
    write(path, JSON.stringify([...kindOf(actors, 'actor'), ...kindOf(places, 'place')]))
  })
  return path
}

/** Makes an empty folder below the generated ones, and gives its path. */
export function emptyFolder(name) {
  const path = join(FOLDER, name)
  rmSync(path, {recursive: true, force: true})
  mkdirSync(path, {recursive: true})
  return path
}

function typedArticle(paragraphs) {
  const article = makeArticle(makeGlossary(GLOSSARY_SIZE), 0, {paragraphs, faulty: false})
  const nobody = {kind: 'actor', content: ['the speaker'], attributes: {ref: 'nobody-of-this-name'}}
  article.paragraphs[paragraphs >> 1].unshift(TYPE_HERE, ', said ', nobody, '. ')
  return article
}

/** Hands over one article after the other, so that one is in memory at a time; gives those with a seeded fault. */
function writeArticles(count, writeArticle) {
  const glossary = makeGlossary(GLOSSARY_SIZE)
  const seeded = []
  for (let number = 1; number <= count; number++) {
    const article = makeArticle(glossary, number)
    writeArticle({...article, number})
    if (article.fault !== undefined)
      seeded.push({path: pathOf(number, article.id), fault: article.fault})
  }
  return seeded
}

/** A hundred articles share a folder. */
function pathOf(number, id) {
  const shelf = String(Math.floor((number - 1) / 100)).padStart(3, '0')
  return join('articles', shelf, `${id}.news.txt`)
}

/** The first 500 entries are the same in every project; all others are the rows of gazetteers. */
function writeProject(root, entries) {
  write(join(root, 'newsmark.yaml'), projectWith(entries))
  if (entries === 0) return
  const first = makeGlossary(GLOSSARY_SIZE)
  write(join(root, 'glossary', 'entries.yaml'), glossaryToYaml(first))
  for (const [index, size] of filesFor(entries - GLOSSARY_SIZE).entries())
    writePieces(
      join(root, 'glossary', `more-${index}.tsv`),
      furtherRows(first, index * ENTRIES_A_FILE, size)
    )
}

function projectWith(entries) {
  if (entries === 0) return PROJECT_WITHOUT_GLOSSARY
  return entries > GLOSSARY_SIZE ? PROJECT_WITH_GAZETTEERS : PROJECT
}

/** How many further entries stand in each file. */
function filesFor(entries) {
  const full = Array.from({length: Math.floor(entries / ENTRIES_A_FILE)}, () => ENTRIES_A_FILE)
  return entries % ENTRIES_A_FILE === 0 ? full : [...full, entries % ENTRIES_A_FILE]
}

function write(path, content) {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, content)
}

/** Writes a file piece by piece: a million entries are too long for one string to be made of them in little memory. */
function writePieces(path, pieces) {
  const file = openSync(path, 'w')
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length < 1_000_000) continue
    writeSync(file, waiting)
    waiting = ''
  }
  writeSync(file, waiting)
  closeSync(file)
}

/**
 * Makes a folder anew unless it was made by the very same generator; its stamp is written last, and keeps what `make`
 * gave. Gives that.
 */
function once(root, make) {
  const stamp = join(root, '.stamp.json')
  const generator = generatorHash()
  const known = readIfThere(stamp)
  if (known?.generator === generator) return known.made
  rmSync(root, {recursive: true, force: true})
  process.stderr.write(`  making ${root} …\n`)
  const made = make()
  write(stamp, JSON.stringify({generator, made}))
  return made
}

function generatorHash() {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename))
  for (const name of readdirSync(GENERATOR).sort()) hash.update(readFileSync(join(GENERATOR, name)))
  return hash.digest('hex')
}

function readIfThere(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
