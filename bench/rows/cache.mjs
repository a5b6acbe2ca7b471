import {emptyFolder, ensureCorpus} from '../corpus.mjs'
import {checkSide, expectSeeded, findingsOf} from './newsmark.mjs'

/**
 * `newsmark check` on articles that have not changed, with a cache that knows them.
 * Throws where the cache makes a difference, when it is filled or when it is used.
 */
export function checkCached(build, count, args = []) {
  const {root, seeded} = ensureCorpus(count)
  const location = emptyFolder(`cache-${count}-${build.name.replace(/\W/g, '_')}`)
  const withCache = [...args, '--cache', '--cache-location', location]
  const plain = JSON.stringify(findingsOf(build, root, ['--no-cache', ...args]))
  const fill = JSON.stringify(findingsOf(build, root, withCache))
  if (fill !== plain) throw new Error('Unexpected findings while the cache was filled')
  return checkSide(build, {
    cwd: root,
    args: withCache,
    expect: found => {
      if (JSON.stringify(found) !== plain) throw new Error('Unexpected findings out of the cache')
      return `${expectSeeded(found, seeded)}, the same as without the cache`
    }
  })
}
