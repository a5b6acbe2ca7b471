import {join} from 'node:path'
import {version} from '../../base/version.js'
import {buildHash, runtimeVersion} from '../../node/build-hash.js'
import {readCacheFile, removeUnused, writeCacheFile} from '../../node/cache-files.js'
import {hashTexts} from '../../node/content-hash.js'
import {ownSettings} from '../../project/rule-settings.js'
import {decodeOutcome, encodeFindings} from '../../reporting/finding-codec.js'
import type {Outcome} from '../../reporting/report.js'
import type {ProjectRun} from '../run/check-file.js'
import {attempt, DAYS} from './cache-entries.js'

/**
 * What was found in the project files: in a project with compiled glossary files that is kept, as rules that go over a
 * million entries take many times as long as all else; for others it does not pay to ask. `make` finds it where it is not
 * known. A cache that cannot be read or written changes nothing else.
 */
export function keepProjectOutcome(run: ProjectRun, make: () => Outcome, now: number): Outcome {
  const place = run.options.files.glossaryCache
  if (place === undefined || place === 'memory' || run.clock) return make()
  const {folder} = place
  const key = hashOfSettings(run)
  const name = hashTexts([run.project.root, run.access.show('')]).slice(0, NAME)
  const file = join(folder, name, '02')
  const [known, json = ''] = (attempt([], () => readCacheFile(file)) ?? '').split('\n', 2)
  const before = known === key ? decodeOutcome(json) : undefined
  if (before) return before
  const outcome = make()
  if (outcome.failures.length > 0) return outcome
  attempt([], () => writeCacheFile(file, `${key}\n${encodeFindings(outcome)}`))
  attempt([], () => removeUnused(folder, DAYS * DAY, now))
  return outcome
}

/** Hexadecimal digits of the name of a folder. */
const NAME = 16
/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000

/** A hash of all that the findings of a run depend on besides its articles, and all that those in project files do. */
export function hashOfSettings({project, access, options}: ProjectRun): string {
  const {config, file = '', glossary, problems, root, texts, unread, held} = project
  const stored = new Map(glossary.files.map(({path, stored: part}) => [path, part?.contentHash]))
  const read = Array.from(texts.keys(), path => [path, stored.get(path) ?? texts.get(path) ?? ''])
  const {rules, suppression} = options
  const settings = [...ownSettings(project)]
  const others = {rules, suppression, settings, config, problems, unread: [...unread], held}
  return hashTexts([
    version(),
    buildHash(),
    runtimeVersion(),
    root,
    file,
    access.show(''),
    JSON.stringify(others),
    ...read.flat()
  ])
}
