import {symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {findArticles, findArticlesSteps} from '../../server/src/node/find-articles.js'
import {findProject} from '../../server/src/node/find-project.js'
import {loadProject} from '../../server/src/node/load-project.js'
import {runStepsInSlices} from '../../server/src/node/slices.js'
import {walk, walkSteps} from '../../server/src/node/walk.js'
import {folderWith} from './temporary-folder.js'

function articlesIn(root: string): readonly string[] {
  return findArticles(loadProject(root, {knownRules: new Map()}))
}

describe('the articles of a project', () => {
  test('are the files that it includes, ordered by code units', () => {
    const root = folderWith({
      'b.news.txt': '',
      'a/z.news.txt': '',
      'a/é.news.txt': '',
      'Z.news.txt': '',
      'a.txt': '',
      'node_modules/x/a.news.txt': '',
      '.git/a.news.txt': '',
      'deep/node_modules/a.news.txt': ''
    })
    expect(articlesIn(root)).toEqual(['Z.news.txt', 'a/z.news.txt', 'a/é.news.txt', 'b.news.txt'])
  })

  test('are those of its globs without what it excludes', () => {
    const root = folderWith({
      'newsmark.yaml': 'include: [a/**/*.txt, "b/*.news.txt"]\nexclude: [a/drafts, "**/x.txt"]',
      'a/1.txt': '',
      'a/drafts/2.txt': '',
      'a/c/3.txt': '',
      'a/c/x.txt': '',
      'b/4.news.txt': '',
      'b/c/5.news.txt': '',
      '6.txt': ''
    })
    expect(articlesIn(root)).toEqual(['a/1.txt', 'a/c/3.txt', 'b/4.news.txt'])
  })

  test('are all below a folder where a glob ends in two stars', () => {
    const files = {'a/1.txt': '', 'a/b/c/2.txt': '', 'd/3.txt': ''}
    const root = folderWith({'newsmark.yaml': 'include: [a/**]', ...files})
    expect(articlesIn(root)).toEqual(['a/1.txt', 'a/b/c/2.txt'])
    const everywhere = folderWith({'newsmark.yaml': 'include: ["**"]', ...files})
    expect(articlesIn(everywhere)).toEqual(Object.keys(files))
  })

  test('are found once where links go round, and not where they lead out', () => {
    const top = folderWith({'corpus/a/1.news.txt': '', 'secret/2.news.txt': ''})
    symlinkSync('..', path.join(top, 'corpus/a/up'))
    symlinkSync('../secret', path.join(top, 'corpus/out'))
    symlinkSync('../secret/2.news.txt', path.join(top, 'corpus/out.news.txt'))
    symlinkSync('a/1.news.txt', path.join(top, 'corpus/in.news.txt'))
    symlinkSync('nowhere', path.join(top, 'corpus/broken.news.txt'))
    expect(articlesIn(path.join(top, 'corpus'))).toEqual(['a/1.news.txt', 'in.news.txt'])
  })

  test('are the same in slices, between which the event loop goes on', async () => {
    const names = Array.from({length: 1200}, (_, index) => `${index % 3}/${index}.news.txt`)
    const root = folderWith({
      ...Object.fromEntries(names.map(name => [name, ''])),
      ...Object.fromEntries(names.slice(0, 600).map((_, index) => [`flat/${index}.news.txt`, '']))
    })
    const project = loadProject(root, {knownRules: new Map()})
    expect(await runStepsInSlices(findArticlesSteps(project))).toEqual(findArticles(project))
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    const options = {root, allowed: root, enters: () => true, takes: () => true}
    const found = await runStepsInSlices(walkSteps(options), 0)
    clearInterval(timer)
    expect(found.sort()).toEqual(findArticles(project))
    expect(turns).toBeGreaterThan(0)
  })

  test('are not looked for where no glob leads', () => {
    const root = folderWith({'a/b/1.txt': '', 'a/c/2.txt': '', 'd/3.txt': ''})
    const entered: string[] = []
    const found = walk({
      root,
      allowed: root,
      enters: folder => entered.push(folder) > 0 && folder !== 'a/c',
      takes: file => file.endsWith('.txt')
    })
    expect(found.sort()).toEqual(['a/b/1.txt', 'd/3.txt'])
    expect(entered.sort()).toEqual(['a', 'a/b', 'a/c', 'd'])
  })
})

describe('the project of a path', () => {
  const files = {
    'outer/newsmark.yaml': '',
    'outer/inner/newsmark.yaml': '',
    'outer/inner/deep/a.news.txt': '',
    'outer/b.news.txt': '',
    'lone/folder/c.news.txt': '',
    'other/folder/c.news.txt': '',
    'outer/inner/deep/glossary.yaml': '',
    'loose/glossary/people.yaml': '',
    'loose/articles/d.news.txt': '',
    'loose/nested/glossary.yaml': '',
    'loose/nested/e.news.txt': '',
    'accepted/newsmark-baseline.json': '{}',
    'accepted/articles/f.news.txt': '',
    'cut/glossary.yaml': '',
    'cut/.git/HEAD': '',
    'cut/repository/.git/HEAD': '',
    'cut/repository/g.news.txt': ''
  }

  test.each([
    ['outer/inner/deep/a.news.txt', 'outer/inner', 'outer/inner/newsmark.yaml'],
    ['outer/inner/deep', 'outer/inner', 'outer/inner/newsmark.yaml'],
    ['outer/inner', 'outer/inner', 'outer/inner/newsmark.yaml'],
    ['outer/b.news.txt', 'outer', 'outer/newsmark.yaml'],
    ['outer/not-saved-yet.news.txt', 'outer', 'outer/newsmark.yaml'],
    ['outer/inner/deep/glossary.yaml', 'outer/inner', 'outer/inner/newsmark.yaml'],
    ['lone/folder/c.news.txt', 'lone', undefined],
    ['lone', 'lone', undefined],
    ['other/folder/c.news.txt', 'other/folder', undefined],
    ['loose/articles/d.news.txt', 'loose', undefined],
    ['loose/articles', 'loose', undefined],
    ['loose/glossary/people.yaml', 'loose', undefined],
    ['loose/glossary', 'loose', undefined],
    ['loose/nested/e.news.txt', 'loose/nested', undefined],
    ['accepted/articles/f.news.txt', 'accepted', undefined],
    ['cut/repository/g.news.txt', 'cut/repository', undefined]
  ])('%s is that of %s', (from, root, file) => {
    const top = folderWith(files)
    expect(findProject(path.join(top, from), [path.join(top, 'lone')])).toEqual({
      root: path.join(top, root),
      file: file === undefined ? undefined : path.join(top, file)
    })
  })
})
