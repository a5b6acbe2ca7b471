import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {currentBuild, ROOT} from './builds.mjs'
import {findingsOf} from './rows/newsmark.mjs'

const NEWS = join(ROOT, '..', 'shared', 'data', 'news')
const GLOSSARY = join(ROOT, 'examples', 'aleppo-2016', 'glossary')
const SYNTAX_RULES = [
  'unclosed-tag',
  'invalid-attributes',
  'duplicate-attribute',
  'empty-tag',
  'deep-nesting'
]
/** An article with one mistake, which shows that the articles are read at all. */
const CONTROL = join('articles', 'control.txt')

main()

/** Counts what the recommended rules say of real articles that nobody has annotated, and prints it by rule. */
function main() {
  if (!existsSync(NEWS)) {
    process.stdout.write('Skipped: there are no real articles at ../shared/data/news.\n')
    return
  }
  const root = mkdtempSync(join(tmpdir(), 'newsmark-news-'))
  try {
    const articles = copyArticles(root)
    const findings = findingsOf(currentBuild(), root)
    const others = findings.filter(({path}) => path !== CONTROL)
    if (others.length === findings.length) throw new Error('Unexpected silence on the control')
    print(articles, others)
  } finally {
    rmSync(root, {recursive: true})
  }
}

/** Makes a project of the untouched articles with the glossary of the examples, and gives their number. */
function copyArticles(root) {
  const folders = ['wikinews-en', 'seeds']
  for (const folder of folders) {
    mkdirSync(join(root, 'articles', folder), {recursive: true})
    cpSync(join(NEWS, folder), join(root, 'articles', folder), {recursive: true})
  }
  cpSync(GLOSSARY, join(root, 'glossary'), {recursive: true})
  const project = 'include: [articles/**/*.txt]\nglossary: [glossary/*.yaml]\n'
  writeFileSync(join(root, 'newsmark.yaml'), project)
  writeFileSync(join(root, CONTROL), ':acter[Nobody] was here.\n')
  return folders.flatMap(folder => readdirSync(join(NEWS, folder))).length
}

function print(articles, findings) {
  const byRule = groupByRule(findings)
  process.stdout.write(`${articles} untouched articles, ${findings.length} findings\n`)
  for (const [rule, found] of [...byRule].sort(([, a], [, b]) => b.length - a.length)) {
    const share = new Set(found.map(({path}) => path)).size
    const each = (found.length / articles).toFixed(3)
    const {severity, path, line, message} = found[0]
    process.stdout.write(
      `${rule} (${severity}): ${found.length} in ${share} articles, ${each} an article\n`
    )
    process.stdout.write(`    first: ${path}:${line} ${message}\n`)
  }
  const syntax = findings.filter(({ruleId}) => SYNTAX_RULES.includes(ruleId)).length
  process.stdout.write(`Syntax findings: ${syntax}, expected 0\n`)
  if (syntax > 0) process.exitCode = 1
}

function groupByRule(findings) {
  const groups = new Map()
  for (const finding of findings) {
    const group = groups.get(finding.ruleId)
    if (group === undefined) groups.set(finding.ruleId, [finding])
    else group.push(finding)
  }
  return groups
}
