import {pathHash} from '../../base/hash.js'
import type {Shard} from '../../cli/options/read-selecting.js'
import type {RunFiles} from '../files/run-files.js'

/** What of a plan falls to a shard. Projects stay in it without articles, so that each shard knows of them. */
export function filesOfShard(plan: RunFiles, shard: Shard): RunFiles {
  const jobs = plan.jobs.map(job => ({
    ...job,
    articles: job.articles.filter(path => isInShard(path, shard))
  }))
  return {...plan, jobs}
}

/** Whether an article falls to a shard, by its path relative to its project: the other articles make no difference. */
export function isInShard(path: string, {index, count}: Shard): boolean {
  return pathHash(path) % count === index - 1
}
