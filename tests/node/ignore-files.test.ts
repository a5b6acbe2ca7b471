import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {findArticles} from '../../server/src/node/find-articles.js'
import {createLineFinder} from '../../server/src/node/ignore-files.js'
import {loadProject} from '../../server/src/node/load-project.js'
import {walk} from '../../server/src/node/walk.js'
import type {IgnoreProblem} from '../../server/src/project/ignore-rules.js'
import type {Project} from '../../server/src/project/project.js'
import {isArticle} from '../../server/src/project/selection.js'
import {folderWith} from './temporary-folder.js'

/** Whether a file is an article, asked by its name alone. */
function isArticleOf(project: Project, name: string): boolean {
  return isArticle(project, name, path => createLineFinder(project.root)(path) !== undefined)
}

/** A project over all files of a folder, in which each name stands for an empty file. */
function projectOf(
  names: readonly string[],
  ignoring: Readonly<Record<string, string>>,
  root = ''
): Project {
  const empty = Object.fromEntries(names.map(name => [name, '']))
  const top = folderWith({...empty, ...ignoring})
  const project = loadProject(path.join(top, root), {knownRules: new Map()})
  return {...project, config: {...project.config, include: ['**/*']}}
}

describe('articles are not what is ignored by', () => {
  const names = ['a.txt', 'b.txt', 'x/a.txt', 'x/b.txt', 'x/y/a.txt', 'x/y/b.txt']
  const GIT = {'.git/HEAD': ''}

  test.each([
    ['.gitignore', {...GIT, '.gitignore': 'b.txt\n'}, ['a.txt', 'x/a.txt', 'x/y/a.txt']],
    [
      'the one of a folder',
      {...GIT, 'x/.gitignore': '/b.txt\n'},
      names.filter(n => n !== 'x/b.txt')
    ],
    [
      'one that another takes back',
      {...GIT, '.gitignore': '*.txt\n', 'x/.gitignore': '!a.txt\n'},
      ['x/a.txt', 'x/y/a.txt']
    ],
    ['a folder', {...GIT, '.gitignore': 'x/\n!x/a.txt\n'}, ['a.txt', 'b.txt']],
    ['.git/info/exclude', {...GIT, '.git/info/exclude': 'x\n'}, ['a.txt', 'b.txt']],
    ['no .gitignore outside of a repository', {'.gitignore': '*\n'}, names],
    ['.newsmarkignore, also there', {'.newsmarkignore': 'x/y\n'}, names.slice(0, 4)],
    [
      'what .newsmarkignore takes back of git’s',
      {...GIT, '.gitignore': 'x/\n*b.txt\n', '.newsmarkignore': '!x/\n'},
      ['a.txt', 'x/a.txt', 'x/y/a.txt']
    ],
    [
      'what git ignores deeper down, if .newsmarkignore takes it back',
      {...GIT, '.newsmarkignore': '!*.txt\n', 'x/.gitignore': '*\n'},
      ['a.txt', 'b.txt', 'x/a.txt', 'x/b.txt']
    ],
    [
      'git’s rules of the repository around another one',
      {...GIT, '.gitignore': 'b.txt\n', 'x/y/.git/HEAD': '', 'x/y/.gitignore': 'a.txt'},
      ['a.txt', 'x/a.txt', 'x/y/b.txt']
    ],
    [
      'odd lines',
      {...GIT, '.gitignore': '\uFEFFx/y\r\n\r\n# b.txt\r\n!\r\n/\r\n\\#\r\nb.txt  \r\n'},
      ['a.txt', 'x/a.txt']
    ]
  ] satisfies [string, Record<string, string>, string[]][])('%s', (_name, ignoring, left) => {
    const project = projectOf(names, ignoring)
    expect(findArticles(project)).toEqual(left)
    expect(names.filter(name => isArticleOf(project, name))).toEqual(left)
    expect(findArticles(project, {ignoreFiles: false})).toEqual(names)
  })

  test('files around a project in the same repository', () => {
    const ignoring = {...GIT, '.gitignore': '/p/x\n/x\nb.txt\n', 'p/newsmark.yaml': ''}
    const project = projectOf(['p/a.txt', 'p/b.txt', 'p/x/a.txt', 'p/q/x/a.txt'], ignoring, 'p')
    expect(findArticles(project)).toEqual(['a.txt', 'newsmark.yaml', 'q/x/a.txt'].filter(isText))
  })

  test('nothing around a project that is itself ignored', () => {
    const ignoring = {...GIT, '.gitignore': 'p\na.txt\n', 'p/.gitignore': 'b.txt\n'}
    const project = projectOf(['p/a.txt', 'p/b.txt'], ignoring, 'p')
    expect(findArticles(project)).toEqual(['a.txt'])
    expect(isArticleOf(project, 'a.txt')).toBe(true)
    expect(isArticleOf(project, 'b.txt')).toBe(false)
  })

  test('a link, a folder or a file that is too large or may not be read in place of an ignore file', () => {
    const project = projectOf(names, {
      ...GIT,
      outside: 'a.txt\n',
      'x/.newsmarkignore': '#'.repeat(1 << 21)
    })
    symlinkSync('outside', path.join(project.root, '.gitignore'))
    mkdirSync(path.join(project.root, '.newsmarkignore'))
    const problems: IgnoreProblem[] = []
    const found = findArticles(project, {report: problem => problems.push(problem)})
    expect(found.filter(isText)).toEqual(names)
    expect(problems).toEqual([
      {
        path: path.join(project.root, 'x/.newsmarkignore'),
        line: 1,
        message: 'Unexpected file of more than 1048576 bytes, expected at most that'
      }
    ])
  })

  test('a file that may not be read', ({skip}) => {
    skip(process.getuid?.() === 0, 'root may read everything')
    const project = projectOf(names, {...GIT, '.gitignore': 'a.txt\n'})
    chmodSync(path.join(project.root, '.gitignore'), 0)
    expect(findArticles(project)).toEqual(names)
  })
})

function isText(name: string): boolean {
  return name.endsWith('.txt')
}

test('folders that are ignored are never entered', () => {
  const project = projectOf(['a/1.txt', 'b/c/2.txt', 'd/3.txt'], {'.newsmarkignore': 'a\nb/c\n'})
  const {root} = project
  const entered: string[] = []
  const enters = (folder: string): boolean => entered.push(folder) > 0
  walk({root, allowed: root, enters, takes: () => true})
  expect(entered.sort()).toEqual(['a', 'b', 'b/c', 'd'])
  chmodSync(path.join(root, 'a'), 0)
  expect(findArticles(project)).toEqual(['d/3.txt'])
  chmodSync(path.join(root, 'a'), 0o700)
})

test('the line that leaves a path out is known', () => {
  const ignoring = {
    '.git/HEAD': '',
    '.gitignore': '# drafts\ndrafts/\n',
    'x/.newsmarkignore': '\n/*.tmp\n'
  }
  const {root} = projectOf(['x/a.txt'], ignoring)
  const findLine = createLineFinder(root)
  const gitignore = {path: path.join(root, '.gitignore'), line: 2, pattern: 'drafts/'}
  expect(findLine('drafts/')).toEqual(gitignore)
  expect(findLine('drafts/deep/er/a.txt')).toEqual(gitignore)
  expect(findLine('drafts')).toBeUndefined()
  expect(findLine('x/a.tmp')).toEqual({
    path: path.join(root, 'x/.newsmarkignore'),
    line: 2,
    pattern: '/*.tmp'
  })
  expect(findLine('x/y/a.tmp')).toBeUndefined()
  expect(findLine('a.txt')).toBeUndefined()
})

describe('git agrees', () => {
  const step = fc.constantFrom('a', 'b', 'ab', 'a b', 'c.txt', 'b.txt', '[x]', '#a', '!b')
  const filePath = fc.array(step, {minLength: 1, maxLength: 4}).map(steps => steps.join('/'))
  const part = fc.constantFrom(
    'a',
    'b',
    '*',
    'a*',
    '*b',
    '?',
    '**',
    '*.txt',
    'a\\ b',
    '[ab]',
    '[!a]',
    '\\#a',
    'c.txt',
    '[x',
    '*.t[x]t'
  )
  const pattern = fc
    .tuple(
      fc.constantFrom('', '!', '/', '!/', '# '),
      fc.array(part, {minLength: 1, maxLength: 3}).map(parts => parts.join('/')),
      fc.constantFrom('', '/', ' ', '/*', '/**')
    )
    .map(pieces => pieces.join(''))
  const patterns = fc.array(pattern, {maxLength: 6}).map(lines => lines.join('\n'))

  test('on random trees and patterns', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(filePath, {maxLength: 24}),
        patterns,
        patterns,
        (paths, top, inner) => {
          // A path that goes through a file of another one cannot be made.
          const names = paths.filter(name => !paths.some(other => other.startsWith(`${name}/`)))
          const ignoring = {'.gitignore': top, 'a/.gitignore': inner}
          const files = names.filter(name => name !== 'a')
          const project = projectOf(files, ignoring)
          execFileSync('git', ['init', '-q'], {cwd: project.root})
          const args = ['ls-files', '--others', '--exclude-standard', '-z']
          const listed = execFileSync('git', args, {cwd: project.root, encoding: 'utf8'})
          const expected = listed
            .split('\0')
            .filter(name => name !== '' && !name.endsWith('.gitignore'))
          expect(findArticles(project)).toEqual(expected.sort())
          expect(files.filter(name => isArticleOf(project, name)).sort()).toEqual(expected.sort())
        }
      ),
      {numRuns: 100}
    )
  }, 120_000)
})
