#!/usr/bin/env bash
# `npm run test:slurm`: starts a real Slurm on this machine (slurmctld and two slurmd), runs the shipped sbatch
# script, kills a node in mid-run so that its task is queued again, merges, and compares with a run that was
# not cut up. Then the same with GNU parallel. Needs root and Debian's slurm-wlm, munge and parallel:
#
#     apt-get install slurm-wlm munge parallel
#
# Everything lies in a folder under /tmp and is stopped and removed at the end; no service is touched.
set -euo pipefail
repo=$(cd "$(dirname "$0")/../.." && pwd)
dir=$(mktemp -d /tmp/stancekit-slurm.XXXXXX)
export SLURM_CONF=$dir/slurm.conf
stancekit="node $repo/dist/bin.js"
pids=()

stop() {
  status=$?
  scancel --quiet --user="$(id -un)" 2>/dev/null || true
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if [ $status -eq 0 ]; then rm -rf "$dir"; else echo "failed; files are in $dir" >&2; fi
  exit $status
}
trap stop EXIT

say() { printf '%s %s\n' "$(date +%T)" "$*"; }

start_slurm() {
  mkdir -p "$dir"/{state,spool-n1,spool-n2,run}
  chmod 755 "$dir" "$dir/run"
  dd if=/dev/urandom of="$dir/munge.key" bs=128 count=1 status=none
  chmod 400 "$dir/munge.key"
  munged --foreground --force --key-file="$dir/munge.key" --socket="$dir/run/munge.socket" \
    --pid-file="$dir/run/munged.pid" --log-file="$dir/munged.log" --seed-file="$dir/munge.seed" \
    2>>"$dir/munged.log" & pids+=($!)
  cat >"$SLURM_CONF" <<CONF
ClusterName=stancekit
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=26817
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/run/munge.socket
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool-%n
SlurmctldPidFile=$dir/run/slurmctld.pid
SlurmdPidFile=$dir/run/slurmd-%n.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/linear
SlurmdParameters=config_overrides
AccountingStorageType=accounting_storage/none
ReturnToService=2
JobRequeue=1
SlurmdTimeout=10
KillWait=10
InactiveLimit=0
SchedulerParameters=batch_sched_delay=0,sched_interval=2
NodeName=n1 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=26818 CPUs=2 RealMemory=4000
NodeName=n2 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=26819 CPUs=2 RealMemory=4000
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
  for _ in $(seq 50); do [ -S "$dir/run/munge.socket" ] && break; sleep .2; done
  # What they say stands in their own logs.
  slurmctld -D 2>/dev/null & pids+=($!)
  slurmd -D -N n1 2>/dev/null & pids+=($!)
  slurmd -D -N n2 2>/dev/null & pids+=($!); node2=$!
  for _ in $(seq 100); do [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = 2 ] && break; sleep .3; done
  [ "$(sinfo -h -t idle -o %D)" = 2 ]
  say "$(slurmctld -V): slurmctld and the nodes n1 and n2 are up"
}

# Kills everything of node n2, as a power cut would: its daemon, and the task that it runs. What would report the
# end of the task dies first.
kill_node() {
  local pid chain=()
  pid=$(sed -E 's/.*"pid":([0-9]+).*/\1/' "$dir/parts/build-$1.lock")
  while [ "$pid" -gt 1 ] && [ "$pid" != $$ ] && [ "$pid" != "$node2" ]; do
    chain=("$pid" "${chain[@]}")
    pid=$(awk '{print $4}' "/proc/$pid/stat")
  done
  kill -9 "$node2" "${chain[@]}"
  wait "$node2" 2>/dev/null || true
}

same() {
  diff -r -x manifest.json "$1" "$2"
  diff <(grep -vE '"(created|seconds)":' "$1/manifest.json") <(grep -vE '"(created|seconds)":' "$2/manifest.json")
}

submit() {
  ARTICLES=articles.jsonl OUT=parts STANCEKIT="$stancekit" \
    sbatch --parsable --chdir="$dir" --cpus-per-task=2 --mem=0 --time=30 "$@" "$repo/bench/cluster/label.sbatch"
}

wait_for_jobs() {
  for _ in $(seq 1200); do [ -z "$(squeue -h)" ] && return; sleep .5; done
  squeue; return 1
}

cd "$dir"
node -e '
  const said = ["Kenya condemned raid N on the market, its foreign minister said.", "Thái Lan kêu gọi các bên kiềm chế lần thứ N.",
    "وزارت خارجه اندونزی حمله N را به شدت محکوم کرد.", "“We offer to mediate for the Nth time,” she told reporters 😀."];
  for (let i = 0; i < 2400; i++) console.log(JSON.stringify({ id: "x" + i, lang: ["en", "vi", "fa"][i % 3],
    text: [0, 1, 2].map((k) => said[(i + k) % 4].replace("N", i + "" + k)).join(" ") }));
' >articles.jsonl
say "a run that is not cut up"
$stancekit build articles.jsonl -o whole --quiet
start_slurm

job=$(submit --array=1-4)
say "job $job: tasks 1 to 4 on two nodes"
# A task of n2 that has finished some articles, and is not through.
for _ in $(seq 600); do
  task=$(squeue -h -w n2 -t running -o %K | head -n 1)
  if [ -n "$task" ]; then
    shard=$(printf '%05d-of-00004' $((task % 4)))
    journal=parts/build-$shard.journal
    [ -e "$journal" ] && finished=$(($(wc -l <"$journal") - 1)) && [ "$finished" -gt 0 ] && break
  fi
  sleep .1
done
kill_node "$shard"
say "node n2 is killed while it runs task $task, with $finished articles of its shard done"
for _ in $(seq 300); do
  grep -q "requeue.*due to failure of node n2\|Requeu.*n2" slurmctld.log && break
  sleep .5
done
grep -m1 "equeu.*n2" slurmctld.log
slurmd -D -N n2 2>/dev/null & pids+=($!)
wait_for_jobs
grep -h "takes over" slurm-*.log || true
$stancekit merge parts -o dataset --quiet
same whole dataset
say "merged: the bytes of the run that was not cut up"

rm -rf parts/*-00002-of-00004.* dataset
array=$($stancekit merge parts -o dataset --quiet || true)
say "shard 2 is taken away; merge says $array"
SHARDS=4 submit "$array" >/dev/null
wait_for_jobs
$stancekit merge parts -o dataset --quiet
same whole dataset
say "merged again: the same"

parallel --version | head -n 1
parallel --jobs 2 --joblog joblog "$stancekit build articles.jsonl -o pieces --shard {}/4 --threads 1 --quiet" ::: 0 1 2 3
$stancekit merge pieces -o gathered --quiet
same whole gathered
say "GNU parallel: the same"
