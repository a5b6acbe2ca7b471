import {type Measure, measures} from '../../exchange/agreement/measured.js'
import type {LeastValue} from '../../runner/compare/run-agree.js'
import {UsageError} from '../../runner/usage-error.js'
import {fileOptions} from '../options/file-options.js'
import type {Arguments} from '../options/option.js'
import {readChoice, readCount} from '../options/read-arguments.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

const FORMATS = ['table', 'json', 'csv', 'markdown'] as const
const PER = ['kind', 'document', 'pair'] as const

/** The text of `newsmark agree --help` before the options. */
const agreeDetails: string = `Compares how several coders have marked the same articles. A coder is
  coders/anna               a folder; articles are put together by their paths in it
  main                      a branch, a tag or a commit of git
  anna.news.txt             a single article
  anna, curated             a name that \`coders\` in newsmark.yaml has, and what is curated
Without any, all \`coders\` of the project are compared. All have to have the same text below
their tags.
`

/** The text behind them. */
const agreeNotes: string = `Measures:
  f1         marks with exactly the same words, of both coders' marks
  overlap    the same, of marks that share more characters than --overlap
  iou        the characters that such a pair has in common, on the mean
  relations  values that lead to another claim or to somebody, as \`rebuts\` and \`speaker\`
  alpha      Krippendorff's α, on characters; of attributes, on marks that both coders have
  gamma      γ of Mathet and others: place and kind in one; slow, so only when asked for
  agreement, kappa, pi
             attributes of marks that both coders have, coder by coder
  fleiss     κ of Fleiss: attributes of marks that all coders have

Examples:
  newsmark agree
  newsmark agree coders/anna coders/ben
  newsmark agree --kinds claim --measures alpha,gamma --list coders/*
  newsmark agree --min alpha=0.667,alpha:claim.stance=0.8 coders/anna coders/ben

Exit codes:
  0    compared, and as good as --min asks for
  1    a measure is lower than --min asks for, or not defined
  2    wrong use, other texts, something that cannot be read, or an internal error
  130  stopped by Ctrl-C; what is known by then is printed, and marked as a part
`

/** `newsmark agree A B…` */
export const agreeCommand: Command = {
  name: 'agree',
  summary: 'Measure how well coders agree, and list where they do not',
  operands: '[A B…]',
  completes: 'paths',
  details: agreeDetails,
  options: [
    {
      title: 'Options',
      options: [
        {name: 'kinds', value: 'KINDS', help: 'Only these kinds of marks, separated by commas'},
        {
          name: 'measures',
          value: 'MEASURES',
          help: `Some of ${measures.join(', ')} (default: all but gamma, kappa, pi and fleiss)`
        },
        {
          name: 'ordinal',
          value: 'ATTRIBUTES',
          help: 'Take the codes of these for ranks, in the order of the codebook, for alpha'
        },
        {
          name: 'per',
          value: 'WHAT',
          choices: [...PER],
          help: 'kind (default); document, pair: further rows for each article, or each two coders'
        },
        {name: 'overlap', value: 'SHARE', help: 'How much marks have to share; 0 (default) to 1'},
        {name: 'list', help: 'List the disagreements, each with its place; in csv, these alone'},
        {
          name: 'format',
          value: 'FORMAT',
          choices: [...FORMATS],
          help: 'table (default), json, csv or markdown'
        },
        {
          name: 'min',
          value: 'LIMITS',
          help: 'Exit with 1 if a measure is lower, as alpha=0.8 or alpha:claim.stance=0.8,f1:actor=0.9'
        },
        {
          name: 'bootstrap',
          value: 'N',
          help: 'Draw articles N times for the intervals (default: 200; 0 for none)'
        },
        {name: 'samples', value: 'N', help: 'Draw codings N times for gamma (default: 30)'},
        {name: 'seed', value: 'N', help: 'Draw others; the same number gives the same report'}
      ]
    }
  ],
  notes: agreeNotes,
  run: agree
}

async function agree(given: Arguments): Promise<number> {
  const {values, flags, operands} = given
  const format = readChoice(given, 'format', FORMATS)
  const chosen = listOf(values.get('measures')).map(readMeasure)
  const least = listOf(values.get('min')).map(readLeast)
  const asked = chosen.length > 0 ? chosen : DEFAULT
  const [{xoroshiro128plus}, {uniformFloat64}, {runAgree}] = await Promise.all([
    import('pure-rand/generator/xoroshiro128plus'),
    import('pure-rand/distribution/uniformFloat64'),
    import('../../runner/compare/run-agree.js')
  ])
  const random = xoroshiro128plus(readCount(given, 'seed') ?? 1)
  return runAgree(
    operands,
    fileOptions.read(given, process.env),
    {
      format,
      lists: flags.has('list'),
      measures: new Set([...asked, ...least.map(({measure}) => measure)]),
      kinds: listOf(values.get('kinds')),
      ordinal: listOf(values.get('ordinal')),
      per: readChoice(given, 'per', PER),
      threshold: readShare(given, 'overlap'),
      draws: readDraws(given, 'bootstrap', 200),
      samples: readDraws(given, 'samples', 30),
      draw: () => uniformFloat64(random),
      least
    },
    createContext()
  )
}

const DEFAULT: readonly Measure[] = ['f1', 'overlap', 'iou', 'relations', 'alpha', 'agreement']

function listOf(value: string | undefined): readonly string[] {
  return (value ?? '').split(',').filter(Boolean)
}

function readMeasure(name: string): Measure {
  const found = measures.find(measure => measure === name)
  if (found) return found
  throw new UsageError(`Unexpected measure \`${name}\`, expected one of ${measures.join(', ')}`)
}

/** `alpha=0.667` is about all kinds, `alpha:claim=…` about one, `alpha:claim.stance=…` about an attribute. */
function readLeast(text: string): LeastValue {
  const [, name = '', kind = null, attribute = null, value = ''] =
    /^([^:=]*)(?::([^.=]+)(?:\.([^=]+))?)?=(.+)$/.exec(text) ?? []
  const least = Number(value)
  if (value === '' || !Number.isFinite(least))
    throw new UsageError(
      `Unexpected \`${text}\` for \`--min\`, expected a measure and a number, as \`alpha=0.667\` or \`alpha:claim.stance=0.667\``
    )
  return {measure: readMeasure(name), kind, attribute, least}
}

/** How often something is drawn: no more than a million times. */
function readDraws(given: Arguments, name: string, otherwise: number): number {
  const draws = readCount(given, name) ?? otherwise
  if (draws <= MOST) return draws
  throw new UsageError(`Unexpected value \`${draws}\` for \`--${name}\`, expected up to ${MOST}`)
}

const MOST = 1_000_000

function readShare({values}: Arguments, name: string): number {
  const written = values.get(name) ?? '0'
  const share = Number(written)
  if (written !== '' && share >= 0 && share <= 1) return share
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--${name}\`, expected a number from 0 to 1`
  )
}
