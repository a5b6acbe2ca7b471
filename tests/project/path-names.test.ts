import {expect, test} from 'vitest'
import {
  folderOf,
  folderPrefix,
  isAbsolute,
  lowerDrive,
  nameIn,
  pathIn,
  resolvePath,
  within
} from '../../server/src/project/path-names.js'

test.each([
  ['newsmark.yaml', 'a/b.yaml', 'a/b.yaml'],
  ['newsmark.yaml', './a//b.yaml', 'a/b.yaml'],
  ['../shared/newsmark.yaml', 'glossary.yaml', '../shared/glossary.yaml'],
  ['../shared/newsmark.yaml', '../../x.yaml', '../../x.yaml'],
  ['a/b/newsmark.yaml', '../../../x.yaml', '../x.yaml'],
  ['a/newsmark.yaml', '/etc/x.yaml', '/etc/x.yaml'],
  ['/a/newsmark.yaml', '../../../x.yaml', '/x.yaml']
])('in %s, %s means %s', (file, path, expected) => {
  expect(resolvePath(file, path)).toBe(expected)
})

test.each([
  ['/a/b', '../c/d.yaml', '/a/c/d.yaml'],
  ['/a/b', './c.txt', '/a/b/c.txt'],
  ['/a/b', '/c/d.yaml', '/c/d.yaml'],
  ['/', 'a.txt', '/a.txt'],
  ['/', '../a.txt', '/a.txt'],
  ['c:/', 'a.txt', 'c:/a.txt'],
  ['c:/a', '../b.txt', 'c:/b.txt']
])('in the root %s, %s is at %s', (root, name, path) => {
  expect(pathIn(root, name)).toBe(path)
})

test.each([
  ['/a/b', '/a/b/c.txt', 'c.txt'],
  ['/a/b', '/a/bc.txt', '/a/bc.txt'],
  ['/a/b', '/a/b', '/a/b'],
  ['/', '/a', 'a'],
  ['c:/a', 'c:/a/b.txt', 'b.txt']
])('in the root %s, %s is called %s', (root, path, name) => {
  expect(nameIn(root, path)).toBe(name)
  expect(pathIn(root, name)).toBe(path)
})

test('a path that is known to be in a root has a name in it', () => {
  expect(within('/a/b', '/a/b/c/d.txt')).toBe('c/d.txt')
  expect(within('/a/b', '/a/b')).toBe('')
  expect(within('/', '/a')).toBe('a')
  expect(within('/', '/')).toBe('')
})

test('folders end without a slash, except for roots', () => {
  expect(folderOf('/a/b')).toBe('/a')
  expect(folderOf('/a')).toBe('/')
  expect(folderOf('c:/a/b')).toBe('c:/a')
  expect(folderOf('c:/a')).toBe('c:/')
  expect(folderPrefix('/a')).toBe('/a/')
  expect(folderPrefix('/')).toBe('/')
})

test('drives are in lower case, and absolute', () => {
  expect(lowerDrive('C:/A')).toBe('c:/A')
  expect(lowerDrive('/C:/A')).toBe('/C:/A')
  expect(isAbsolute('c:/A')).toBe(true)
  expect(isAbsolute('/a')).toBe(true)
  expect(isAbsolute('a/c:/')).toBe(false)
  expect(isAbsolute('untitled:x')).toBe(false)
})
