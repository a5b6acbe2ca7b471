import {cpus, totalmem} from 'node:os'
import {setTimeout as wait} from 'node:timers/promises'

/** What the figures depend on, in one line without a name. */
export function describeMachine() {
  const {platform, arch, version} = process
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${cpus()[0].model.trim()}), ${memory} GB, ${platform} ${arch}, Node ${version}`
}

/** How many cores others keep busy: what all processes use in a second in which this one waits. */
export async function busyCores() {
  const before = cpus().map(({times}) => times)
  await wait(1000)
  const shares = cpus().map(({times}, core) => busyShare(before[core], times))
  return shares.reduce((sum, share) => sum + share, 0)
}

function busyShare(before, after) {
  const sum = times => Object.values(times).reduce((total, time) => total + time, 0)
  const all = sum(after) - sum(before)
  return all === 0 ? 0 : 1 - (after.idle - before.idle) / all
}
