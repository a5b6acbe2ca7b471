import {mkdirSync} from 'node:fs'
import {cpuTime, outputOf, wallTime} from '../processes.mjs'

/** The exit codes of a check that has worked. */
const CODES = [0, 1]

/**
 * `newsmark check` as one side of a row. `expect` is called once with the findings, throws where seeded faults are
 * missing among them, and gives a note.
 *
 * @param {import('../builds.mjs').Build} build
 * @param {{cwd: string, args?: readonly string[], isCpu?: boolean, expect: (findings: any[]) => string}} options
 * @returns {import('../measure.mjs').Side}
 */
export function checkSide(build, {cwd, args = [], isCpu = false, expect}) {
  const note = expect(findingsOf(build, cwd, args))
  const call = {command: process.execPath, args: [build.cli, 'check', ...args], cwd, codes: CODES}
  return {
    sample: () => (isCpu ? cpuTime(call) : wallTime(call)),
    note: () => note,
    profile: folder => {
      mkdirSync(folder, {recursive: true})
      const flags = ['--cpu-prof', '--cpu-prof-dir', folder]
      wallTime({...call, args: [...flags, ...call.args]})
    }
  }
}

/**
 * Runs `newsmark check` in a folder, and gives its findings.
 * Throws when it did not work: a program that fails to start has the exit code of one that finds faults.
 *
 * @param {{cli: string}} build
 * @param {string} cwd
 * @param {readonly string[]} [args]
 * @returns {any[]}
 */
export function findingsOf({cli}, cwd, args = []) {
  const {stdout, stderr} = outputOf({
    command: process.execPath,
    args: [cli, 'check', '--format', 'json-lines', ...args],
    cwd,
    codes: CODES
  })
  const lines = stdout.split('\n').filter(line => line !== '')
  if (lines.length === 0 && stderr !== '') throw new Error(`Unexpected failure: ${stderr}`)
  return lines.map(line => JSON.parse(line))
}

/**
 * Throws unless every seeded fault was found, in its article and under its rule, but for those of the rules in
 * `except`, and nothing outside of the articles, as a glossary that was not read would be; gives a note that says so.
 *
 * @param {readonly {path: string, ruleId: string, message: string}[]} findings
 * @param {readonly import('../corpus.mjs').Seeded[]} seeded
 * @param {readonly string[]} [except]
 */
export function expectSeeded(findings, seeded, except = []) {
  const elsewhere = findings.find(({path}) => !path.startsWith('articles'))
  if (elsewhere !== undefined)
    throw new Error(`Unexpected finding in ${elsewhere.path}: ${elsewhere.message}`)
  const found = new Set(findings.map(({path, ruleId}) => `${ruleId} in ${path}`))
  const wanted = seeded.filter(({fault}) => !except.includes(fault))
  const lost = wanted.filter(({path, fault}) => !found.has(`${fault} in ${path}`))
  if (lost.length > 0)
    throw new Error(
      `Unexpected silence on ${lost[0].fault} in ${lost[0].path}, and ${lost.length - 1} others`
    )
  return `${findings.length} findings, among them ${wanted.length === 1 ? 'the seeded fault' : `all ${wanted.length} seeded faults`}`
}

/** Throws unless a peer has reported every seeded article; `reported` are paths that end as those of the articles do. */
export function expectReported(peer, reported, seeded) {
  const articles = new Set(reported.map(nameOf))
  const lost = seeded.filter(({path}) => !articles.has(nameOf(path)))
  if (lost.length > 0)
    throw new Error(`Unexpected silence of ${peer} on ${lost[0].fault} in ${lost[0].path}`)
  return `${peer} found all ${seeded.length} seeded faults that it can see`
}

function nameOf(path) {
  return path.split(/[\\/]/).at(-1).split('.')[0]
}
