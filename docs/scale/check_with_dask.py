"""Check a corpus with Newsmark on the workers of a Dask cluster.

Each worker checks some of the articles; `newsmark merge` puts together what they
found, with all that only shows when articles are compared. The report is that of
`newsmark check`. Workers and this program must see the corpus in the same folder.

    python3 check_with_dask.py /srv/corpus --format sarif --output-file report.sarif
    python3 check_with_dask.py /srv/corpus --scheduler tcp://10.0.0.1:8786 --parts 64

All options that are not listed here are those of `newsmark merge`.
"""

import argparse
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

from distributed import Client, LocalCluster


def main():
    known, merge_options = read_arguments()
    folder = known.folder.resolve()
    newsmark = shlex.split(known.newsmark)
    articles = sorted(str(path.relative_to(folder)) for path in folder.rglob(known.pattern))
    lists = [articles[first :: known.parts] for first in range(known.parts)]
    with open_client(known) as client, tempfile.TemporaryDirectory(dir=known.shared) as shared:
        parts = [f"{shared}/{number}.jsonl" for number in range(known.parts)]
        # A worker that is lost loses nothing: another one does its part again.
        done = client.map(
            check_part, [newsmark] * len(lists), [folder] * len(lists), lists, parts, retries=2
        )
        client.gather(done)
        merge = [*newsmark, "merge", *parts, *merge_options]
        return subprocess.run(merge, cwd=folder, check=False).returncode


def check_part(newsmark, folder, articles, part):
    """Run on a worker: check some articles, and leave what was found in a file."""
    command = [*newsmark, "check", "--file-list", "-", "--null", "--force-exclude"]
    output = ["--partial", "--format", "json-lines", "--output-file", part]
    run = subprocess.run(
        command + output, cwd=folder, input=os.fsencode("\0".join(articles)), capture_output=True
    )
    # Findings (1) and files that cannot be read (2) are in the part, and told by the merge.
    if not pathlib.Path(part).exists():
        raise RuntimeError(f"newsmark check failed: {run.stderr.decode()}")


def open_client(known):
    """Join a cluster that runs already, or start one on this machine."""
    if known.scheduler:
        return Client(known.scheduler)
    cluster = LocalCluster(n_workers=known.workers, threads_per_worker=1, dashboard_address=None)
    return Client(cluster)


def read_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=pathlib.Path, help="the corpus, where newsmark.yaml is")
    parser.add_argument("--scheduler", help="address of a Dask scheduler; without it, one is started")
    parser.add_argument("--workers", type=int, default=2, help="how many workers to start then")
    parser.add_argument("--parts", type=int, default=16, help="how many parts to make of the corpus")
    parser.add_argument("--pattern", default="*.news.txt", help="the names of articles")
    parser.add_argument("--newsmark", default="newsmark", help="the command, as the workers have it")
    parser.add_argument("--shared", help="a folder that all workers can write to")
    return parser.parse_known_args()


if __name__ == "__main__":
    sys.exit(main())
