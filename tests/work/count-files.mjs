// To be loaded before a program, as `node --import`: counts what it reads of files by way of the synchronous functions
// of `node:fs`, and writes that at its end as JSON to the file that `COUNT_FILES` names: by the path of each file, how
// often it was opened and how often read from, and how many bytes in all.
import fs from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'

const {openSync, readSync, readFileSync, closeSync, writeFileSync} = fs

/** @type {Map<string, {opened: number, reads: number, bytes: number}>} */
const counts = new Map()
/** The paths of open files by their descriptors. */
const open = new Map()
/** Whether a function of `node:fs` runs, which may call others. */
let isInside = false

fs.openSync = counting(openSync, (descriptor, [path]) => {
  open.set(descriptor, String(path))
  countOf(path).opened++
})

fs.closeSync = counting(closeSync, (_, [descriptor]) => open.delete(descriptor))

fs.readSync = counting(readSync, (bytes, [descriptor]) => {
  const count = countOf(open.get(descriptor))
  count.reads++
  count.bytes += bytes
})

fs.readFileSync = counting(readFileSync, (content, [file]) => {
  const count = countOf(open.get(file) ?? file)
  if (!open.has(file)) count.opened++
  count.reads++
  count.bytes += Buffer.byteLength(content)
})

syncBuiltinESMExports()

process.on('exit', () => {
  const {COUNT_FILES} = process.env
  if (COUNT_FILES) writeFileSync(COUNT_FILES, JSON.stringify(Object.fromEntries(counts)))
})

/** A function that does the same, and tells of its result and its arguments. */
function counting(original, note) {
  return (...args) => {
    if (isInside) return Reflect.apply(original, fs, args)
    isInside = true
    try {
      const result = Reflect.apply(original, fs, args)
      note(result, args)
      return result
    } finally {
      isInside = false
    }
  }
}

function countOf(path) {
  const known = counts.get(String(path)) ?? {opened: 0, reads: 0, bytes: 0}
  counts.set(String(path), known)
  return known
}
