# Types each further argument and a tab into an interactive shell; what then stands on its line is appended to a log.
# Arguments: bash, zsh or zsh-fpath; the completion script; the log.
zmodload zsh/zpty zsh/zselect
shell=$1 script=$2 log=$3
shift 3
export TERM=dumb INPUTRC=/dev/null HISTFILE=
: >$log

case $shell in
  bash)
    zpty inner bash --norc --noprofile -i
    setup="source ${(q)script}; dump() { printf '%s\n' \"\$READLINE_LINE|\" >>${(q)log}; READLINE_LINE=; }"
    setup+="; bind -x '\"\C-xq\": dump'"
    ;;
  zsh | zsh-fpath)
    zpty inner zsh -f -i
    if [[ $shell == zsh ]]; then
      setup="autoload -Uz compinit; compinit -u -D; source ${(q)script}"
    else
      mkdir -p $log.fpath
      cp $script $log.fpath/_ehrctl
      setup="fpath=(${(q)log}.fpath \$fpath); autoload -Uz compinit; compinit -u -D"
    fi
    setup+="; dump() { print -r -- \"\$BUFFER|\" >>${(q)log}; BUFFER=; }; zle -N dump; bindkey '^Xq' dump"
    ;;
esac

# Waits until the log has so many lines; what the shell shows must be read meanwhile, or it stops.
await() {
  integer tries=0
  while (($(wc -l <$log) < $1)); do
    ((tries++ < 1500)) || { print -u2 "the shell does not answer; last: $shown"; exit 1 }
    zpty -r -t inner shown
    zselect -t 1
  done
}

zpty -w inner "$setup; echo ready >>${(q)log}"
await 1
integer lines=1
for typed in "$@"; do
  zpty -w -n inner "$typed"$'\t\x18q'
  ((lines++))
  await $lines
done

# Only a shell that has ended writes nothing any more into the folder that the test removes next.
zpty -w inner exit
while zpty -t inner; do
  zpty -r -t inner shown
  zselect -t 1
done
zpty -d inner
