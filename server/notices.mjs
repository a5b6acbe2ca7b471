// The licence texts of the packages that are bundled, as their licences ask for. From the metafiles of esbuild, which
// name every file that went into a bundle.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '..')

/** The file with the licence texts. */
export const NOTICES = path.join(ROOT, 'dist/THIRD-PARTY-NOTICES.txt')

/** Adds the packages of some bundles to the file, which holds those of other bundles already. */
export function addNotices(metafiles) {
  const notices = readNotices()
  for (const {inputs} of metafiles)
    for (const folder of packagesIn(Object.keys(inputs))) {
      const [heading, text] = noticeOf(folder)
      notices.set(heading, text)
    }
  const sorted = [...notices].sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(
    NOTICES,
    sorted.map(([heading, text]) => `${RULE}${heading}\n\n${text}\n`).join('\n')
  )
}

const RULE = `${'='.repeat(80)}\n`

function readNotices() {
  if (!existsSync(NOTICES)) return new Map()
  const parts = readFileSync(NOTICES, 'utf8').split(RULE).slice(1)
  return new Map(
    parts.map(part => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end).trim()]
    })
  )
}

/** The folders of packages, of their files; those inside of other packages are packages of their own. */
export function packagesIn(files) {
  const folders = files.flatMap(
    file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []
  )
  return [...new Set(folders)].sort()
}

/** The heading and the text of a package's notice. Throws where it ships none, as then somebody has to look. */
export function noticeOf(folder) {
  const place = path.join(ROOT, folder)
  const {name, version, license} = JSON.parse(
    readFileSync(path.join(place, 'package.json'), 'utf8')
  )
  const file = readdirSync(place).find(entry => /^(licen[cs]e|copying)/i.test(entry))
  if (file === undefined) throw new Error(`Unexpected package ${name} without a licence file`)
  return [`${name} ${version} (${license})`, readFileSync(path.join(place, file), 'utf8').trim()]
}
