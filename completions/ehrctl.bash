# shellcheck shell=bash
# Completes ehrctl in bash 3.2 and later; starts nothing, needs nothing else. Generated from the command tree.

# Sets $noun to the noun of word $1, and $command where it needs no verb.
_ehrctl_noun() {
  case "$1" in
    care-units) noun=care-units ;;
    resources) noun=resources ;;
    healthcare-services | services) noun=healthcare-services ;;
    timeslots) noun=timeslots ;;
    schedules) noun=schedules ;;
    appointments) noun=appointments ;;
    patients) noun=patients ;;
    medical-notes | notes) noun=medical-notes ;;
    documents) noun=documents ;;
    status) noun=status command=status ;;
    smoke) noun=smoke command=smoke ;;
    ehrs) noun=ehrs ;;
    ids) noun=ids ;;
    api) noun=api command=api ;;
    openapi) noun=openapi command=openapi ;;
    batch) noun=batch command=batch ;;
    profiles) noun=profiles ;;
    sandbox) noun=sandbox ;;
    completion) noun=completion ;;
    version) noun=version command=version ;;
    help) noun=help command=help ;;
    *) return 1 ;;
  esac
}

# Sets $reply to all nouns.
_ehrctl_nouns() {
  reply=(care-units resources healthcare-services services timeslots schedules appointments patients medical-notes notes documents status smoke ehrs ids api openapi batch profiles sandbox completion version help)
}

# Sets $reply to the verbs of noun $1.
_ehrctl_verbs() {
  reply=()
  case "$1" in
    care-units) reply=(list get) ;;
    resources) reply=(list get) ;;
    healthcare-services) reply=(list) ;;
    timeslots) reply=(list) ;;
    schedules) reply=(get create) ;;
    appointments) reply=(list get create update cancel confirm) ;;
    patients) reply=(find get create) ;;
    medical-notes) reply=(list create) ;;
    documents) reply=(list create) ;;
    ehrs) reply=(list get) ;;
    ids) reply=(check mask) ;;
    profiles) reply=(list show set unset use remove) ;;
    sandbox) reply=(serve exec reset path people) ;;
    completion) reply=(bash zsh fish) ;;
  esac
}

# Sets $reply to the options that only command $1 has.
_ehrctl_own_options() {
  reply=()
  case "$1" in
    'timeslots list') reply=(--resource-id --healthcare-service-id --start --end --duration --on) ;;
    'schedules get') reply=(--start --end --duration --on) ;;
    'schedules create') reply=(--start --end --duration --healthcare-service-id --slot-minutes) ;;
    'appointments list') reply=(--resource-id --patient-id --start --end --duration --on) ;;
    'appointments create') reply=(--start --end --duration --resource-id --patient-id --healthcare-service-id --comment --slot) ;;
    'appointments update') reply=(--start --end --duration --resource-id --comment) ;;
    'appointments cancel') reply=(--comment) ;;
    'appointments confirm') reply=(--code) ;;
    'patients find') reply=(--first-name --last-name) ;;
    'patients create') reply=(--first-name --last-name --external-id --phone --email) ;;
    'medical-notes list') reply=(--patient-id) ;;
    'medical-notes create') reply=(--patient-id --template-id --title --created-by-id --content --unstructured) ;;
    'documents list') reply=(--patient-id) ;;
    'documents create') reply=(--patient-id --file --format --title --type --created-by-id) ;;
    status) reply=(--check) ;;
    smoke) reply=(--write --strict --external-id --code --junit --markdown --list --only --skip --max-latency --tap --wait --fail-fast --max-time --parallel) ;;
    api) reply=(-q --query -f --raw-field -F --field --input -H --request-header -i --include) ;;
    openapi) reply=(--openapi-version) ;;
    batch) reply=(--parallel --unordered --rate --stop-on-error --allow-files --allow-targets --journal --retry-unknown) ;;
    'profiles show') reply=(--origin) ;;
    'profiles use') reply=(--none) ;;
    'sandbox serve') reply=(--port --bind --auth --memory --control --clock --file --fault) ;;
    'sandbox exec') reply=(--clock --file --fault) ;;
  esac
}

# Adds the options of every command to $reply.
_ehrctl_add_global_options() {
  reply+=(--api --emr --care-unit -p --profile -o --output --fields --sort --limit --names --jq --id-via-header --no-id-via-header --header --resource-id-header --patient-id-header --no-check --time-zone -y --yes --dry-run --curl --timeout --connect-timeout --retries --allow-http -v --verbose --color -h --help -V --version)
}

# Sets $kind to what option $2 of command $1 takes; to nothing for a flag.
_ehrctl_option() {
  kind=
  case "$2" in
    --api) kind=api ;;
    --emr) kind=emr ;;
    --care-unit) kind=any ;;
    -p | --profile) kind=profile ;;
    -o | --output) kind=output ;;
    --fields) kind=field ;;
    --sort) kind=field ;;
    --limit) kind=any ;;
    --jq) kind=any ;;
    --header) kind=any ;;
    --resource-id-header) kind=any ;;
    --patient-id-header) kind=any ;;
    --time-zone) kind=any ;;
    --timeout) kind=any ;;
    --connect-timeout) kind=any ;;
    --retries) kind=any ;;
    --color) kind=color ;;
  esac
  case "$1 $2" in
    'timeslots list --resource-id') kind=typed_id ;;
    'timeslots list --healthcare-service-id') kind=readable ;;
    'timeslots list --start') kind=any ;;
    'timeslots list --end') kind=any ;;
    'timeslots list --duration') kind=any ;;
    'timeslots list --on') kind=any ;;
    'schedules get --start') kind=any ;;
    'schedules get --end') kind=any ;;
    'schedules get --duration') kind=any ;;
    'schedules get --on') kind=any ;;
    'schedules create --start') kind=any ;;
    'schedules create --end') kind=any ;;
    'schedules create --duration') kind=any ;;
    'schedules create --healthcare-service-id') kind=readable ;;
    'schedules create --slot-minutes') kind=any ;;
    'appointments list --resource-id') kind=typed_id ;;
    'appointments list --patient-id') kind=typed_id ;;
    'appointments list --start') kind=any ;;
    'appointments list --end') kind=any ;;
    'appointments list --duration') kind=any ;;
    'appointments list --on') kind=any ;;
    'appointments create --start') kind=any ;;
    'appointments create --end') kind=any ;;
    'appointments create --duration') kind=any ;;
    'appointments create --resource-id') kind=typed_id ;;
    'appointments create --patient-id') kind=typed_id ;;
    'appointments create --healthcare-service-id') kind=readable ;;
    'appointments create --comment') kind=any ;;
    'appointments create --slot') kind=content ;;
    'appointments update --start') kind=any ;;
    'appointments update --end') kind=any ;;
    'appointments update --duration') kind=any ;;
    'appointments update --resource-id') kind=typed_id ;;
    'appointments update --comment') kind=any ;;
    'appointments cancel --comment') kind=any ;;
    'appointments confirm --code') kind=readable ;;
    'patients find --first-name') kind=any ;;
    'patients find --last-name') kind=any ;;
    'patients create --first-name') kind=any ;;
    'patients create --last-name') kind=any ;;
    'patients create --external-id') kind=readable ;;
    'patients create --phone') kind=any ;;
    'patients create --email') kind=any ;;
    'medical-notes list --patient-id') kind=typed_id ;;
    'medical-notes create --patient-id') kind=typed_id ;;
    'medical-notes create --template-id') kind=any ;;
    'medical-notes create --title') kind=any ;;
    'medical-notes create --created-by-id') kind=typed_id ;;
    'medical-notes create --content') kind=content ;;
    'medical-notes create --unstructured') kind=content ;;
    'documents list --patient-id') kind=typed_id ;;
    'documents create --patient-id') kind=typed_id ;;
    'documents create --file') kind=file_name ;;
    'documents create --format') kind=any ;;
    'documents create --title') kind=any ;;
    'documents create --type') kind=any ;;
    'documents create --created-by-id') kind=typed_id ;;
    'smoke --external-id') kind=readable ;;
    'smoke --code') kind=readable ;;
    'smoke --junit') kind=file_name ;;
    'smoke --markdown') kind=file_name ;;
    'smoke --only') kind=any ;;
    'smoke --skip') kind=any ;;
    'smoke --max-latency') kind=any ;;
    'smoke --wait') kind=any ;;
    'smoke --max-time') kind=any ;;
    'smoke --parallel') kind=any ;;
    'api -q') kind=any ;;
    'api --query') kind=any ;;
    'api -f') kind=any ;;
    'api --raw-field') kind=any ;;
    'api -F') kind=any ;;
    'api --field') kind=any ;;
    'api --input') kind=file_name ;;
    'api -H') kind=any ;;
    'api --request-header') kind=any ;;
    'openapi --openapi-version') kind=any ;;
    'batch --parallel') kind=any ;;
    'batch --rate') kind=any ;;
    'batch --journal') kind=any ;;
    'sandbox serve --port') kind=any ;;
    'sandbox serve --bind') kind=any ;;
    'sandbox serve --clock') kind=any ;;
    'sandbox serve --file') kind=any ;;
    'sandbox serve --fault') kind=any ;;
    'sandbox exec --clock') kind=any ;;
    'sandbox exec --file') kind=any ;;
    'sandbox exec --fault') kind=any ;;
  esac
}

# Sets $kind to what positional $2 (from 0) of command $1 is.
_ehrctl_argument() {
  kind=
  case "$1 $2" in
    'care-units get 0') kind=readable ;;
    'resources get 0') kind=typed_id ;;
    'schedules get 0') kind=typed_id ;;
    'schedules create 0') kind=typed_id ;;
    'appointments get 0') kind=readable ;;
    'appointments update 0') kind=readable ;;
    'appointments cancel '*) kind=readable ;;
    'appointments confirm 0') kind=readable ;;
    'patients get 0') kind=typed_id ;;
    'ehrs get 0') kind=emr ;;
    'ids check '*) kind=typed_value ;;
    'api 0') kind=method ;;
    'api 1') kind=path ;;
    'batch 0') kind=file_name ;;
    'profiles show 0') kind=profile ;;
    'profiles set 0') kind=profile ;;
    'profiles unset 0') kind=profile ;;
    'profiles use 0') kind=profile ;;
    'profiles remove 0') kind=profile ;;
    'sandbox exec '*) kind=command_line ;;
    'help 0') kind=topic ;;
    'help 1') kind=help_verb ;;
  esac
}

# Sets $reply to the fields of what command $1 answers with.
_ehrctl_fields() {
  reply=()
  case "$1" in
    'care-units list') reply=(id name address time_zone) ;;
    'care-units get') reply=(id name address time_zone) ;;
    'resources list') reply=(id name type hsa_id) ;;
    'resources get') reply=(id name type hsa_id) ;;
    'healthcare-services list') reply=(id name duration_minutes) ;;
    'timeslots list') reply=(start end resource_id healthcare_service_id) ;;
    'schedules get') reply=(id start end resource_id healthcare_service_ids slot_minutes) ;;
    'schedules create') reply=(id start end resource_id healthcare_service_ids slot_minutes) ;;
    'appointments list') reply=(id start end status resource_id patient_id healthcare_service_id) ;;
    'appointments get') reply=(id start end status resource_id patient_id healthcare_service_id) ;;
    'appointments create') reply=(id start end status resource_id patient_id healthcare_service_id) ;;
    'appointments update') reply=(id start end status resource_id patient_id healthcare_service_id) ;;
    'appointments cancel') reply=(id start end status resource_id patient_id healthcare_service_id) ;;
    'appointments confirm') reply=(id start end status resource_id patient_id healthcare_service_id) ;;
    'patients find') reply=(emr_id first_name last_name care_unit_id) ;;
    'patients get') reply=(emr_id first_name last_name care_unit_id) ;;
    'patients create') reply=(emr_id first_name last_name care_unit_id) ;;
    'medical-notes list') reply=(id created_at title created_by_id) ;;
    'medical-notes create') reply=(id created_at title created_by_id) ;;
    'documents list') reply=(id created_at title type format created_by_id) ;;
    'documents create') reply=(id created_at title type format created_by_id) ;;
    'sandbox people') reply=(kind id name number hsa_id care_units) ;;
  esac
}

# Sets $reply to the words that a value of kind $1 may begin with.
_ehrctl_words() {
  reply=()
  case "$1" in
    api) reply=(sandbox) ;;
    emr) reply=(acuityscheduling anitasystems cliniko dips easypractice epic kaddio konfidens millenium muntra opusdental pasientsky physica pridok prorenata solvit takecare webdoc) ;;
    output) reply=(table json ndjson csv id week) ;;
    color) reply=(auto always never) ;;
    typed_value) reply=(emr_id: se_personal_number: no_personal_number: hsa_id: nhs_number: @- @ask) ;;
    typed_id) reply=(emr_id: se_personal_number: no_personal_number: hsa_id: nhs_number: header: @- @ask) ;;
    readable) reply=(@- @ask) ;;
    content) reply=(@-) ;;
    file_name) reply=(@-) ;;
    method) reply=(GET POST PATCH) ;;
    path) reply=('/care-units' '/care-units/{care_unit_id}' '/care-units/{care_unit_id}/appointments' '/care-units/{care_unit_id}/appointments/' '/care-units/{care_unit_id}/healthcare-services' '/care-units/{care_unit_id}/patients' '/care-units/{care_unit_id}/patients/' '/care-units/{care_unit_id}/resources' '/care-units/{care_unit_id}/resources/' '/care-units/{care_unit_id}/timeslots') ;;
    topic) reply=(care-units resources healthcare-services timeslots schedules appointments patients medical-notes documents status smoke ehrs ids api openapi batch profiles sandbox completion version times identifiers exit-codes environment privacy fhir) ;;
    verb_care-units) reply=(list get) ;;
    verb_resources) reply=(list get) ;;
    verb_healthcare-services) reply=(list) ;;
    verb_timeslots) reply=(list) ;;
    verb_schedules) reply=(get create) ;;
    verb_appointments) reply=(list get create update cancel confirm) ;;
    verb_patients) reply=(find get create) ;;
    verb_medical-notes) reply=(list create) ;;
    verb_documents) reply=(list create) ;;
    verb_ehrs) reply=(list get) ;;
    verb_ids) reply=(check mask) ;;
    verb_profiles) reply=(list show set unset use remove) ;;
    verb_sandbox) reply=(serve exec reset path people) ;;
    verb_completion) reply=(bash zsh fish) ;;
  esac
}

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
    typed_*:header:*) return ;;
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
