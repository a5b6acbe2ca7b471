import path from 'node:path'
import {expect} from 'vitest'
import {runCli} from './run-cli.js'

/** Those of the checks that parts are compared with. */
export const options = ['--max-file-size', '10k', '--no-cache']

/** Checks a folder in shards; gives their reports, which are in a folder for them. */
export function checkInParts(
  cwd: string,
  target: string,
  count: number,
  more: readonly string[] = options
): string[] {
  return Array.from({length: count}, (_, at) => {
    const file = path.join(target, `${at + 1}.jsonl`)
    const shard = ['--shard', `${at + 1}/${count}`, '--format', 'json-lines', '-o', file]
    const {code, stderr, stdout} = runCli(cwd, ['check', ...shard, ...more])
    expect(code, stderr).toBeLessThanOrEqual(2)
    expect(stdout).toBe('')
    return file
  })
}

/** What readers of JSON lines take for a finding. */
export function isFinding(line: string): boolean {
  return line !== '' && !('type' in JSON.parse(line))
}
