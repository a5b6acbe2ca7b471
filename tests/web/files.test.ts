// The files of a browser's folders answer as those of a disk: the same tree is written to both.
import * as disk from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {mirror, putFile, putFolder, remove} from '../../server/src/web/mirror.js'
import * as files from '../../server/src/web/stand-ins/fs.js'

const names = ['a', 'b.yaml', 'c é.txt']
const anyName = fc.constantFrom(...names)
const inner = fc.array(anyName, {minLength: 1, maxLength: 3}).map(list => list.join('/'))
const asked = fc
  .array(fc.constantFrom(...names, 'missing'), {maxLength: 4})
  .map(list => list.join('/'))
const step = fc.oneof(
  fc.record({kind: fc.constant('file' as const), name: inner, bytes: fc.uint8Array()}),
  fc.record({kind: fc.constant('folder' as const), name: inner}),
  fc.record({kind: fc.constant('remove' as const), name: inner})
)

let folder = ''

beforeAll(() => {
  folder = disk.realpathSync(disk.mkdtempSync(path.join(tmpdir(), 'newsmark-')))
})

afterAll(() => {
  remove(mirror, folder)
  disk.rmSync(folder, {recursive: true, force: true})
})

/** Writes to both what can be written to the disk; the disk refuses a file in the place of a folder, and the reverse. */
function write(one: ReturnType<typeof step.generate>['value']): void {
  const target = path.join(folder, one.name)
  try {
    if (one.kind === 'remove') disk.rmSync(target, {recursive: true, force: true})
    else if (one.kind === 'folder') disk.mkdirSync(target, {recursive: true})
    else {
      disk.mkdirSync(path.dirname(target), {recursive: true})
      disk.writeFileSync(target, one.bytes)
    }
  } catch {
    return
  }
  if (one.kind === 'remove') remove(mirror, target)
  else if (one.kind === 'file') putFile(mirror, target, one.bytes)
  else if (!files.existsSync(target)) putFolder(mirror, target)
}

test.skipIf(process.platform === 'win32')('any tree says the same of any path', () => {
  fc.assert(
    fc.property(
      fc.array(step, {maxLength: 12}),
      fc.array(asked, {minLength: 1, maxLength: 8}),
      (steps, paths) => {
        disk.rmSync(folder, {recursive: true, force: true})
        disk.mkdirSync(folder)
        putFolder(mirror, folder)
        for (const one of steps) write(one)
        for (const one of paths) {
          const target = path.join(folder, one)
          expect(answersOf(files as unknown as typeof disk, target)).toEqual(
            answersOf(disk, target)
          )
        }
      }
    )
  )
})

/** All that the shared code asks of a path, refusals by their codes. */
function answersOf(system: typeof disk, target: string): readonly unknown[] {
  return [
    () => kindOf(system.statSync(target)),
    () => unlessGone(() => kindOf(system.statSync(target, {throwIfNoEntry: false}))),
    () => unlessGone(() => kindOf(system.lstatSync(target, {throwIfNoEntry: false}))),
    () => system.existsSync(target),
    () => system.realpathSync(target),
    () => system.readlinkSync(target),
    () => system.readdirSync(target).toSorted(),
    () =>
      system
        .readdirSync(target, {withFileTypes: true})
        .map(item => [item.name, item.isFile(), item.isDirectory(), item.isSymbolicLink()])
        .toSorted(),
    () => read(system, target)
  ].map(orCode)
}

/** Some versions of Node throw where a file stands on the way, which nobody who looks tells from nothing. */
function unlessGone<Result>(look: () => Result): Result | undefined {
  const found = orCode(look)
  return found === 'ENOTDIR' ? undefined : (found as Result)
}

function kindOf(status: disk.Stats | undefined): readonly unknown[] | undefined {
  if (!status) return undefined
  const isFile = status.isFile()
  return [isFile, status.isDirectory(), status.isSymbolicLink(), isFile && status.size]
}

/** Reads in pieces of three bytes. */
function read(system: typeof disk, target: string): readonly number[] {
  const descriptor = system.openSync(target, 'r')
  try {
    const bytes: number[] = []
    const piece = new Uint8Array(4)
    for (;;) {
      const length = system.readSync(descriptor, piece, 1, 3, null)
      if (length === 0) return bytes
      bytes.push(...piece.subarray(1, 1 + length))
    }
  } finally {
    system.closeSync(descriptor)
  }
}

function orCode(ask: () => unknown): unknown {
  try {
    return ask()
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  }
}

test('a file that is not held may not be read, and counts nothing', () => {
  const before = {...mirror.held}
  putFile(mirror, '/held/not', undefined)
  expect(files.existsSync('/held/not')).toBe(true)
  expect(orCode(() => files.openSync('/held/not'))).toBe('EACCES')
  putFile(mirror, '/held/yes', new Uint8Array(5))
  expect(mirror.held).toEqual({files: before.files + 1, bytes: before.bytes + 5})
  remove(mirror, '/held')
  expect(mirror.held).toEqual(before)
})

test('a content that was read anew has another stamp', () => {
  putFile(mirror, '/stamp/a', new Uint8Array(5))
  const before = files.statSync('/stamp/a')
  putFile(mirror, '/stamp/a', new Uint8Array(5))
  expect(files.statSync('/stamp/a')?.mtimeMs).not.toBe(before?.mtimeMs)
  remove(mirror, '/stamp')
})

test('a path with a NUL is refused as Node refuses it', () => {
  expect(orCode(() => files.statSync('/a\0'))).toBe(orCode(() => disk.statSync('/a\0')))
})
