# shellcheck shell=bash
# Completes ehrctl in bash 3.2 and later; starts nothing, needs nothing else. Generated from the command tree.

{{tables}}

# Offers those words of $reply that begin with $cur, with $1 in front; no blank where a value must follow.
_ehrctl_offer() {
  local word
  for word in ${reply[@]+"${reply[@]}"}; do
    case $word in
      "$cur"*[:/]) COMPREPLY+=("$1$word") ;;
      "$cur"*) COMPREPLY+=("$1$word ") ;;
    esac
  done
}

# Offers the files that begin with $cur, with $1 in front.
_ehrctl_files() {
  local file quoted
  while IFS= read -r file; do
    [ -n "$file" ] || continue
    printf -v quoted '%q' "$file"
    if [ -d "$file" ]; then
      COMPREPLY+=("$1$quoted/")
    else
      COMPREPLY+=("$1$quoted ")
    fi
  done <<EOF
$(compgen -f -- "${cur//\\/}")
EOF
}

# Sets $reply to the names of the profiles, from the file as ehrctl writes it.
_ehrctl_profiles() {
  local name open='    "' close='": {' file=${XDG_CONFIG_HOME:-$HOME/.config}/ehrctl/config.json
  reply=()
  [ -r "$file" ] || return 0
  while IFS= read -r name; do
    case $name in
      *\\*) ;;
      "$open"*"$close"*)
        name=${name#"$open"}
        printf -v name '%q' "${name%"$close"*}"
        reply+=("$name")
        ;;
    esac
  done <"$file"
}

# Offers the fields of $command's answer for the last of several with commas between them, with $1 in front.
_ehrctl_offer_fields() {
  local word front=$1
  case $cur in
    *,*)
      front=$front${cur%,*},
      cur=${cur##*,}
      ;;
  esac
  case $cur in
    -*)
      front=$front-
      cur=${cur#-}
      ;;
  esac
  _ehrctl_fields "$command"
  for word in ${reply[@]+"${reply[@]}"}; do
    case $word in
      "$cur"*) COMPREPLY+=("$front$word") ;;
    esac
  done
}

# Offers values of kind $1 for $cur, with $2 in front; $3 is the positional's place.
_ehrctl_values() {
  local kind=$1 front=$2 word
  local -a reply
  reply=()
  case $kind:$cur in
    command_line:*)
      while IFS= read -r word; do
        [ -z "$word" ] || COMPREPLY+=("$word ")
      done <<EOF
$(if [ "$3" = 0 ]; then compgen -c -- "$cur"; else compgen -f -- "$cur"; fi)
EOF
      return
      ;;
    field:*)
      _ehrctl_offer_fields "$front"
      return
      ;;
    help_verb:*)
      _ehrctl_noun "$first" || return
      kind=verb_$noun
      ;;
    typed_*:{{header}}*) return ;;
    typed_*:*:*)
      front=$front${cur%%:*}:
      cur=${cur#*:}
      kind=readable
      ;;
  esac
  if [ "$kind" = profile ]; then
    _ehrctl_profiles
  else
    _ehrctl_words "$kind"
  fi
  _ehrctl_offer "$front"
  case $kind:$cur in
    typed_*:@* | readable:@* | content:@* | file_name:@*)
      cur=${cur#@}
      _ehrctl_files "$front@"
      ;;
    file_name:*) _ehrctl_files "$front" ;;
  esac
}

_ehrctl() {
  local line=${COMP_LINE:0:COMP_POINT} rest trimmed word whole
  local cur='' kind='' pending='' noun='' command='' literal='' first='' front='' cut='' head=''
  local i count=0 position=0
  local -a typed reply
  typed=() reply=()
  COMPREPLY=()

  # Readline breaks words at : = @ too; what no blank divides is put together again, up to the cursor.
  rest=$line
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    trimmed=${rest#"${rest%%[![:space:]]*}"}
    if ((i == COMP_CWORD)); then
      word=$trimmed
    fi
    if ((i > 0)) && [ "$trimmed" = "$rest" ]; then
      typed[count - 1]=${typed[count - 1]}$word
    else
      typed[count]=$word
      count=$((count + 1))
    fi
    rest=${trimmed#"$word"}
  done

  for ((i = 1; i < count - 1; i++)); do
    word=${typed[i]}
    pending=
    if [ -z "$literal" ]; then
      case $word in
        --)
          literal=1
          continue
          ;;
        --*=*) continue ;;
        -?*)
          _ehrctl_option "$command" "$word"
          if [ -n "$kind" ]; then
            pending=$kind
            i=$((i + 1))
          fi
          continue
          ;;
      esac
    fi
    if [ -z "$noun" ]; then
      _ehrctl_noun "$word" || return 0
    elif [ -z "$command" ]; then
      command="$noun $word"
    else
      ((position > 0)) || first=$word
      position=$((position + 1))
    fi
  done
  # The value is only missing if it is the word at the cursor.
  ((i == count)) || pending=

  cur=${typed[count - 1]}
  whole=$cur
  case $literal$pending:$cur in
    :--*=*)
      _ehrctl_option "$command" "${cur%%=*}"
      front=${cur%%=*}=
      cur=${cur#*=}
      pending=${kind:-any}
      ;;
  esac
  if [ -n "$pending" ]; then
    _ehrctl_values "$pending" "$front" ''
  elif [ -z "$literal" ] && [ "${cur:0:1}" = - ]; then
    _ehrctl_own_options "$command"
    _ehrctl_add_global_options
    _ehrctl_offer ''
  elif [ -z "$noun" ]; then
    _ehrctl_nouns
    _ehrctl_offer ''
  elif [ -z "$command" ]; then
    _ehrctl_verbs "$noun"
    _ehrctl_offer ''
  else
    _ehrctl_argument "$command" "$position"
    if [ -n "$kind" ]; then
      _ehrctl_values "$kind" '' "$position"
    elif [ -z "$literal" ]; then
      _ehrctl_own_options "$command"
      _ehrctl_offer ''
    fi
  fi

  # Readline replaces only what stands behind the last break; an @ itself is replaced too.
  for word in : = @; do
    case $COMP_WORDBREAKS in
      *"$word"*)
        head=${whole%"${whole##*"$word"}"}
        [ "$word" != @ ] || head=${head%@}
        ((${#head} <= ${#cut})) || cut=$head
        ;;
    esac
  done
  for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
    COMPREPLY[i]=${COMPREPLY[i]#"$cut"}
  done
}

# The blanks are part of the replies, so that it works without compopt, which bash 3.2 lacks.
complete -o nospace -F _ehrctl ehrctl
