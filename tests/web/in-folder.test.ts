import {expect, test} from 'vitest'
import {isInFolder} from '../../client/src/web/in-folder.js'

const folder = {scheme: 'vfs', authority: 'github', path: '/owner/repo'}

test.each([
  ['the folder itself', folder, true],
  ['a file in it', {...folder, path: '/owner/repo/a.news.txt'}, true],
  ['a file further down', {...folder, path: '/owner/repo/b/a.news.txt'}, true],
  ['a folder whose name begins alike', {...folder, path: '/owner/repository/a'}, false],
  ['the folder around', {...folder, path: '/owner'}, false],
  ['a way back', {...folder, path: '/owner/repo/../other/a'}, false],
  ['a way back of Windows', {...folder, path: '/owner/repo/..\\other\\a'}, false],
  ['another authority', {...folder, authority: 'gitlab', path: '/owner/repo/a'}, false],
  ['the disk', {...folder, scheme: 'file', path: '/owner/repo/a'}, false]
])('gives the server %s or refuses it', (_, file, isGiven) => {
  expect(isInFolder(file, [folder])).toBe(isGiven)
  expect(isInFolder(file, [])).toBe(false)
})

test('a folder that is the root of its file system holds all there is', () => {
  const root = {...folder, path: '/'}
  expect(isInFolder(root, [root])).toBe(true)
  expect(isInFolder({...folder, path: '/a/b'}, [root])).toBe(true)
  expect(isInFolder({...folder, path: '/a/../b'}, [root])).toBe(false)
})
