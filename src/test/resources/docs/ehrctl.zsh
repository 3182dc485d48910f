#compdef ehrctl
# Completes ehrctl in zsh; starts nothing, needs nothing else. Generated from the command tree.
# It may lie in a folder of $fpath as _ehrctl, or be sourced after compinit.

{{tables}}

# Sets $reply to the names of the profiles, from the file as ehrctl writes it.
_ehrctl_profiles() {
  local name open='    "' close='": {' file=${XDG_CONFIG_HOME:-$HOME/.config}/ehrctl/config.json
  reply=()
  [[ -r $file ]] || return 0
  while IFS= read -r name; do
    case $name in
      *\\*) ;;
      "$open"*"$close"*)
        name=${name#"$open"}
        reply+=("${name%"$close"*}")
        ;;
    esac
  done <$file
}

# Offers values of kind $1; $2 is the number of the word that a command line of its own begins at.
_ehrctl_values() {
  local kind=$1 word
  local -a reply open closed
  case $kind:$PREFIX in
    command_line:*)
      shift $(($2 - 1)) words
      ((CURRENT -= $2 - 1))
      _normal
      return
      ;;
    field:*)
      compset -P '*,'
      compset -P -
      _ehrctl_fields "$command"
      compadd -S '' -- $reply
      return
      ;;
    profile:*)
      _ehrctl_profiles
      compadd -- $reply
      return
      ;;
    help_verb:*)
      _ehrctl_noun "$first" || return 1
      kind=verb_$noun
      ;;
    typed_*:{{header}}*) return 1 ;;
    typed_*:*:*)
      compset -P 1 '*:'
      kind=readable
      ;;
  esac
  case $kind:$PREFIX in
    typed_*:@* | readable:@* | content:@* | file_name:@*)
      _ehrctl_words $kind
      compadd -- $reply
      compset -P '@'
      _files
      return
      ;;
  esac
  _ehrctl_words $kind
  for word in $reply; do
    case $word in
      *[:/]) open+=($word) ;;
      *) closed+=($word) ;;
    esac
  done
  (($#closed)) && compadd -- $closed
  (($#open)) && compadd -S '' -- $open
  if [[ $kind == file_name ]]; then
    _files
  fi
}

_ehrctl() {
  local kind='' pending='' noun='' command='' literal='' first='' word
  integer i position=0 start=2
  local -a reply

  for ((i = 2; i < CURRENT; i++)); do
    word=${words[i]}
    pending=
    if [[ -z $literal ]]; then
      case $word in
        --)
          literal=1
          continue
          ;;
        --*=*) continue ;;
        -?*)
          _ehrctl_option "$command" "$word"
          if [[ -n $kind ]]; then
            pending=$kind
            ((i++))
          fi
          continue
          ;;
      esac
    fi
    if [[ -z $noun ]]; then
      _ehrctl_noun "$word" || return 1
    elif [[ -z $command ]]; then
      command="$noun $word"
    else
      ((position++ == 0)) && start=$i first=$word
    fi
  done
  # The value is only missing if it is the word at the cursor.
  ((i == CURRENT + 1)) || pending=
  ((position)) || start=$CURRENT

  case $literal$pending:$PREFIX in
    :--*=*)
      _ehrctl_option "$command" "${PREFIX%%=*}"
      compset -P 1 '*='
      pending=${kind:-any}
      ;;
  esac
  if [[ -n $pending ]]; then
    _ehrctl_values $pending
  elif [[ -z $literal && $PREFIX == -* ]]; then
    _ehrctl_own_options "$command"
    _ehrctl_add_global_options
    _describe -o option reply
  elif [[ -z $noun ]]; then
    _ehrctl_nouns
    _describe noun reply
  elif [[ -z $command ]]; then
    _ehrctl_verbs "$noun"
    _describe verb reply
  else
    _ehrctl_argument "$command" "$position"
    if [[ -n $kind ]]; then
      _ehrctl_values $kind $start
    elif [[ -z $literal ]]; then
      _ehrctl_own_options "$command"
      _describe option reply
    fi
  fi
}

if [[ $funcstack[1] == _ehrctl ]]; then
  _ehrctl "$@"
else
  compdef _ehrctl ehrctl
fi
