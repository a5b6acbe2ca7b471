import {symlinkSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {createFolderFinder} from '../../server/src/node/find-project.js'
import {realPath, toPortable} from '../../server/src/node/paths.js'
import {folderWith} from './temporary-folder.js'

test('a link to what is not there leads there all the same', () => {
  const root = folderWith({'in/a.txt': ''})
  symlinkSync('../out/b.txt', path.join(root, 'in/link'))
  symlinkSync('link', path.join(root, 'in/further'))
  symlinkSync('round', path.join(root, 'in/round'))
  expect(realPath(path.join(root, 'in/link'))).toBe(path.join(root, 'out/b.txt'))
  expect(realPath(path.join(root, 'in/further'))).toBe(path.join(root, 'out/b.txt'))
  expect(realPath(path.join(root, 'in/round'))).toBe(path.join(root, 'in/round'))
})

test('a folder that is not there is the root of its own files', () => {
  const folder = toPortable(path.join(folderWith({'a.txt': ''}), 'gone/deep'))
  expect(createFolderFinder([])(folder)).toEqual({root: folder, file: undefined})
})
