import {annotating} from './rows/annotate.mjs'
import {activating, limit, marking, painting} from './rows/annotation-editor.mjs'
import {checkCached} from './rows/cache.mjs'
import {checkCorpus, checkExample, checkLarge, checkOne} from './rows/check.mjs'
import {agreeing, aligning, diffRevisions, mergeFile} from './rows/coders.mjs'
import {echoServer, hovering, ourServer, starting, typing, typingAmong} from './rows/editor.mjs'
import {exporting} from './rows/export.mjs'
import {checkOneAgain, checkWithGlossary} from './rows/glossary.mjs'
import {idling, passing} from './rows/idle.mjs'
import {
  emptyNode,
  eslintCorpus,
  rumdlCorpus,
  textlintCorpus,
  walkCorpus,
  xmllintCorpus,
  xmllintLarge
} from './rows/linters.mjs'
import {completing, echoServerAmong, ourServerAmong, referring, searching} from './rows/lookup.mjs'
import {ahocorasickSearch, ourSearch} from './rows/names.mjs'
import {ourTrees, remarkTrees} from './rows/tree.mjs'

/** @typedef {import('./builds.mjs').Build} Build */
/** @typedef {import('./measure.mjs').Side} Side */

/**
 * A row of the table: what is measured, beside what, and which ratio of the two is the target.
 *
 * @typedef {object} Row
 * @property {string} id what `--only` takes
 * @property {string} work
 * @property {string} against
 * @property {number} [most] the greatest ratio of ours to the peer that is good enough; none for rows of interest alone
 * @property {number} [stretch] the ratio that was thought possible
 * @property {readonly string[]} [needs] the names of peers in `peers.mjs`
 * @property {number} rounds
 * @property {boolean} [isBig] takes minutes or gigabytes, so that `--quick` leaves it out
 * @property {(build: Build) => Side | Promise<Side>} ours opens our side, and throws where it misses a seeded fault
 * @property {(build: Build) => Side | Promise<Side>} peer
 */

const TWO_THREADS = ['--threads', '2']
const XMLLINT = 'xmllint --noout'
const REMARK = 'unified + remark-parse + remark-directive'
const ECHO = 'echo server on the same library'

/** All rows, in the order of the table. @type {readonly Row[]} */
export const rows = [
  {
    id: 'one',
    work: 'one article, 500 entries (CPU)',
    against: 'empty `node`',
    most: 1.6,
    stretch: 1.25,
    needs: ['bash'],
    rounds: 41,
    ours: checkOne,
    peer: emptyNode
  },
  {
    id: 'one-example',
    work: 'one article of `examples/` (CPU)',
    against: 'empty `node`',
    needs: ['bash'],
    rounds: 21,
    ours: checkExample,
    peer: emptyNode
  },
  {
    id: 'corpus-1k',
    work: '1,000 articles',
    against: XMLLINT,
    most: 3,
    stretch: 1.5,
    needs: ['xmllint'],
    rounds: 15,
    ours: build => checkCorpus(build, 1000),
    peer: () => xmllintCorpus(1000)
  },
  {
    id: 'corpus-10k',
    work: '10,000 articles',
    against: XMLLINT,
    most: 1.6,
    stretch: 1,
    needs: ['xmllint'],
    rounds: 11,
    ours: build => checkCorpus(build, 10_000),
    peer: () => xmllintCorpus(10_000)
  },
  {
    id: 'corpus-10k-two',
    work: '10,000 articles',
    against: `two processes of ${XMLLINT}`,
    needs: ['xmllint'],
    rounds: 7,
    ours: build => checkCorpus(build, 10_000),
    peer: () => xmllintCorpus(10_000, 2)
  },
  ...[
    {name: 'rumdl', most: 1 / 2, stretch: 1 / 4, peer: rumdlCorpus},
    {name: 'eslint', most: 1 / 5, stretch: 1 / 8, peer: eslintCorpus},
    {name: 'textlint', most: 1 / 5, stretch: 1 / 8, peer: textlintCorpus}
  ].map(({name, most, stretch, peer}) => ({
    id: `corpus-10k-${name}`,
    work: '10,000 articles',
    against: name === 'eslint' ? 'eslint with a custom language' : name,
    most,
    stretch,
    needs: [name],
    rounds: 5,
    ours: build => checkCorpus(build, 10_000),
    peer: () => peer(10_000)
  })),
  {
    id: 'corpus-100k',
    work: '100,000 articles, two threads',
    against: 'a C program that walks and reads them',
    most: 10,
    stretch: 4.5,
    needs: ['walk'],
    rounds: 3,
    isBig: true,
    ours: build => checkCorpus(build, 100_000, TWO_THREADS),
    peer: () => walkCorpus(100_000)
  },
  {
    id: 'cache-10k',
    work: '10,000 articles unchanged, cache',
    against: 'the same without cache',
    most: 0.2,
    stretch: 0.1,
    rounds: 9,
    ours: build => checkCached(build, 10_000),
    peer: build => checkCorpus(build, 10_000, ['--no-cache'])
  },
  {
    id: 'cache-100k',
    work: '100,000 articles unchanged, cache',
    against: 'the same without cache',
    rounds: 3,
    isBig: true,
    ours: build => checkCached(build, 100_000),
    peer: build => checkCorpus(build, 100_000, ['--no-cache'])
  },
  {
    id: 'cache-100k-stat',
    work: '100,000 articles unchanged, cache',
    against: 'a C program that asks for the `stat` of each',
    most: 3,
    stretch: 1.5,
    needs: ['walk'],
    rounds: 5,
    isBig: true,
    ours: build => checkCached(build, 100_000),
    peer: () => walkCorpus(100_000, ['--stat'])
  },
  {
    id: 'large',
    work: 'one article of 10 MB',
    against: `${XMLLINT} on the same content`,
    most: 2.5,
    stretch: 1,
    needs: ['xmllint'],
    rounds: 7,
    ours: checkLarge,
    peer: xmllintLarge
  },
  {
    id: 'tree',
    work: 'unist tree with positions, 3 KB',
    against: REMARK,
    most: 1 / 90,
    stretch: 1 / 150,
    rounds: 9,
    ours: build => ourTrees(build, '3 KB'),
    peer: build => remarkTrees(build, '3 KB')
  },
  {
    id: 'tree-100kb',
    work: 'unist tree with positions, 100 KB',
    against: REMARK,
    rounds: 9,
    ours: build => ourTrees(build, '100 KB'),
    peer: build => remarkTrees(build, '100 KB')
  },
  {
    id: 'names-500',
    work: 'search for 500 names',
    against: '`ahocorasick`',
    most: 0.25,
    stretch: 0.12,
    needs: ['ahocorasick'],
    rounds: 9,
    ours: build => ourSearch(build, 500),
    peer: build => ahocorasickSearch(build, 500)
  },
  {
    id: 'names-100k',
    work: 'search for 100,000 names',
    against: '`ahocorasick`',
    needs: ['ahocorasick'],
    rounds: 5,
    isBig: true,
    ours: build => ourSearch(build, 100_000),
    peer: build => ahocorasickSearch(build, 100_000)
  },
  {
    id: 'names-1m',
    work: 'search for 1,000,000 names',
    against: 'the same with 500',
    most: 1.3,
    stretch: 1.1,
    rounds: 9,
    isBig: true,
    ours: build => ourSearch(build, 1_000_000),
    peer: build => ourSearch(build, 500)
  },
  {
    id: 'glossary-1m',
    work: 'one article, glossary of 1,000,000 entries, second start',
    against: 'the same with 500',
    most: 1.5,
    stretch: 1.1,
    rounds: 5,
    isBig: true,
    ours: build => checkOneAgain(build, 1_000_000),
    peer: build => checkOneAgain(build, 500)
  },
  {
    id: 'glossary-200k',
    work: '100,000 articles, 200,000 entries, two threads',
    against: 'the same without a glossary',
    most: 2.5,
    stretch: 1.8,
    rounds: 3,
    isBig: true,
    ours: build =>
      checkWithGlossary(build, {articles: 100_000, entries: 200_000, args: TWO_THREADS}),
    peer: build => checkWithGlossary(build, {articles: 100_000, entries: 0, args: TWO_THREADS})
  },
  ...[
    {size: '3 KB', most: 2.5, stretch: 1.6},
    {size: '100 KB', most: 3, stretch: 2},
    {size: '1 MB', most: 8, stretch: 3}
  ].map(({size, most, stretch}) => ({
    id: `keystroke-${size.replace(' ', '').toLowerCase()}`,
    work: `keystroke to diagnostics p50, ${size}`,
    against: ECHO,
    most,
    stretch,
    rounds: 10,
    ours: build => typing(ourServer(build, size)),
    peer: async () => typing(await echoServer(size))
  })),
  {
    id: 'keystroke-pull',
    work: 'keystroke to diagnostics that are asked for p50, 100 KB',
    against: ECHO,
    rounds: 10,
    ours: build => typing({...ourServer(build, '100 KB'), pull: true}),
    peer: async () => typing({...(await echoServer('100 KB')), pull: true})
  },
  {
    id: 'keystroke-among',
    work: 'keystroke to diagnostics p50, 100 KB, in a folder of 10,000 others',
    against: 'the same article alone',
    most: 1.15,
    stretch: 1.05,
    rounds: 10,
    ours: build => typingAmong(build, '100 KB', 10_000),
    peer: build => typing(ourServer(build, '100 KB'))
  },
  {
    id: 'hover',
    work: 'hover p50, 100 KB',
    against: ECHO,
    rounds: 10,
    ours: build => hovering(ourServer(build, '100 KB')),
    peer: async () => hovering(await echoServer('100 KB'))
  },
  {
    id: 'act',
    work: 'any annotating act p95, 100 KB (target 8 ms)',
    against: ECHO,
    rounds: 10,
    ours: build => annotating(ourServer(build, '100 KB')),
    peer: async () => annotating(await echoServer('100 KB'))
  },
  ...[
    {id: 'completion', work: 'completion', look: completing, place: {entries: 50_000}, most: 5},
    {id: 'symbols', work: 'search for a name', look: searching, place: {entries: 50_000}, most: 5},
    {id: 'references', work: 'references', look: referring, place: {articles: 10_000}, most: 50}
  ].map(({id, work, look, place, most}) => ({
    id: `${id}-${place.entries ? '50k' : '10k'}`,
    work: `${work} p95, ${place.entries ? '50,000 entries' : '10,000 articles'} (target ${most} ms)`,
    against: ECHO,
    rounds: 10,
    ours: build => look(ourServerAmong(build, place)),
    peer: async () => look(await echoServerAmong(place))
  })),
  {
    id: 'diff-10k',
    work: '`newsmark diff` of two commits of 10,000 articles, 200 of them changed',
    against: 'the limit of 2 s',
    most: 1,
    rounds: 7,
    ours: build => diffRevisions(build, 10_000),
    peer: () => limit(2000)
  },
  ...['tables', 'brat'].map(format => ({
    id: `export-${format}-10k`,
    work: `\`newsmark export ${format}\` of 10,000 articles`,
    against: '`newsmark check` of the same',
    rounds: 5,
    ours: build => exporting(build, 10_000, format),
    peer: build => checkCorpus(build, 10_000)
  })),
  {
    id: 'merge-100kb',
    work: '`newsmark merge-file` on an article of 100 KB (CPU)',
    against: 'empty `node`',
    most: 2,
    needs: ['bash'],
    rounds: 15,
    ours: mergeFile,
    peer: emptyNode
  },
  {
    id: 'agree-1k',
    work: '`newsmark agree` on two coders of 1,000 articles with 40 marks each',
    against: 'the limit of 3 s',
    most: 1,
    rounds: 7,
    ours: build => agreeing(build, 1000),
    peer: () => limit(3000)
  },
  {
    id: 'gamma-300',
    work: 'γ of two coders with 300 units each, one sample',
    against: 'the limit of 3 s',
    most: 1,
    rounds: 7,
    ours: build => aligning(build, 300),
    peer: () => limit(3000)
  },
  ...[
    {size: '10 KB', most: 80},
    {size: '100 KB', most: 200},
    {size: '1 MB', most: 500}
  ].map(({size, most}) => ({
    id: `editor-key-${size.replace(' ', '').toLowerCase()}`,
    work: `annotation editor: key to painted mark, ${size}`,
    against: `the limit of ${most} ms`,
    most: 1,
    rounds: 20,
    isBig: size === '1 MB',
    ours: () => marking(size),
    peer: () => limit(most)
  })),
  {
    id: 'editor-paint-100kb',
    work: 'annotation editor: first paint of 100 KB, with the server up',
    against: 'the limit of 300 ms',
    most: 1,
    rounds: 7,
    ours: () => painting('100 KB'),
    peer: () => limit(300)
  },
  {
    id: 'editor-activation',
    work: 'the extension’s code is loaded and its activation called',
    against: 'the limit of 50 ms',
    most: 1,
    rounds: 5,
    ours: activating,
    peer: () => limit(50)
  },
  {
    id: 'idle-10k',
    work: 'nothing, in a folder of 10,000 articles (CPU)',
    against: 'the time that passes',
    most: 1 / 1000,
    rounds: 5,
    ours: build => idling(ourServerAmong(build, {articles: 10_000})),
    peer: passing
  },
  {
    id: 'start',
    work: 'start to first diagnostics, 3 KB',
    against: ECHO,
    most: 2.2,
    stretch: 1.6,
    rounds: 21,
    ours: build => starting(ourServer(build, '3 KB')),
    peer: async () => starting(await echoServer('3 KB'))
  },
  {
    id: 'start-100kb',
    work: 'start to first diagnostics, 100 KB',
    against: ECHO,
    rounds: 11,
    ours: build => starting(ourServer(build, '100 KB')),
    peer: async () => starting(await echoServer('100 KB'))
  }
]
