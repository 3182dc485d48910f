#compdef ehrctl
# Completes ehrctl in zsh; starts nothing, needs nothing else. Generated from the command tree.
# It may lie in a folder of $fpath as _ehrctl, or be sourced after compinit.

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
  reply=(
    'care-units:places of care'
    'resources:people and equipment that can be booked'
    'healthcare-services:kinds of appointment'
    'services:kinds of appointment'
    'timeslots:windows in which resources are free'
    'schedules:when resources work'
    'appointments:book, move, cancel and confirm'
    'patients:find and register patients'
    'medical-notes:notes in a patient'\''s record'
    'notes:notes in a patient'\''s record'
    'documents:documents in a patient'\''s record'
    'status:where a command would go, and why there'
    'smoke:check whether an environment works, for CI'
    'ehrs:what each EHR supports'
    'ids:check identifiers, mask them in text'
    'api:any request to the API'
    'openapi:the contract as an OpenAPI document'
    'batch:many commands in one process'
    'profiles:named settings'
    'sandbox:the embedded EHRs: their state, and a server'
    'completion:completion scripts for shells'
    'version:version, build and runtime'
    'help:help of a command, or on a topic'
  )
}

# Sets $reply to the verbs of noun $1.
_ehrctl_verbs() {
  reply=()
  case "$1" in
    care-units) reply=(
      'list:List the places of care'
      'get:Show one care unit'
    ) ;;
    resources) reply=(
      'list:List the people and equipment that can be booked'
      'get:Show one resource'
    ) ;;
    healthcare-services) reply=(
      'list:List the kinds of appointment'
    ) ;;
    timeslots) reply=(
      'list:List the windows in which resources are free'
    ) ;;
    schedules) reply=(
      'get:Show when a resource works'
      'create:Open a period in which a resource works, and so its timeslots'
    ) ;;
    appointments) reply=(
      'list:List appointments'
      'get:Show one appointment'
      'create:Book a free timeslot for a patient'
      'update:Move an appointment, or change its resource or comment'
      'cancel:Cancel one or more appointments'
      'confirm:Confirm a booking or a cancelling with the code that the patient got'
    ) ;;
    patients) reply=(
      'find:Find patients by name, one of the two at least'
      'get:Show one patient'
      'create:Register a patient; one that exists is answered unchanged'
    ) ;;
    medical-notes) reply=(
      'list:List a patient'\''s notes'
      'create:Write a note, unsigned, into a patient'\''s record'
    ) ;;
    documents) reply=(
      'list:List a patient'\''s documents'
      'create:File a document in a patient'\''s record'
    ) ;;
    ehrs) reply=(
      'list:List the EHRs, the types of id they know and what they lack'
      'get:Show what one EHR supports, and which facts are documented'
    ) ;;
    ids) reply=(
      'check:Check identifiers: syntax, check digits and dates'
      'mask:Mask identifiers in text: from standard input to standard output'
    ) ;;
    profiles) reply=(
      'list:List the profiles'
      'show:Show the settings in force'
      'set:Make or change a profile'
      'unset:Take settings out of a profile'
      'use:Choose the profile for commands that name none'
      'remove:Remove a profile'
    ) ;;
    sandbox) reply=(
      'serve:Serve the sandbox over HTTP; its URL is printed when it accepts connections'
      'exec:Run a program with a sandbox server of its own, which is gone afterwards'
      'reset:Empty the sandbox; a server that has it open goes on with it'
      'path:Print the file that holds the sandbox'\''s state'
      'people:List the fictive people of an EHR, with their ids and test numbers'
    ) ;;
    completion) reply=(
      'bash:Print the completion script for bash'
      'zsh:Print the completion script for zsh'
      'fish:Print the completion script for fish'
    ) ;;
  esac
}

# Sets $reply to the options that only command $1 has.
_ehrctl_own_options() {
  reply=()
  case "$1" in
    'timeslots list') reply=(
      '--resource-id:only of this resource, by its bare EHR id'
      '--healthcare-service-id:only for this service'
      '--start:from then on; default now'
      '--end:until then; default 30 days after the start'
      '--duration:instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
      '--on:that day: today, fri or YYYY-MM-DD, instead of --start and --end'
    ) ;;
    'schedules get') reply=(
      '--start:from then on; default now'
      '--end:until then; default 30 days after the start'
      '--duration:instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
      '--on:that day: today, fri or YYYY-MM-DD, instead of --start and --end'
    ) ;;
    'schedules create') reply=(
      '--start:when the period starts'
      '--end:when it ends (required, or --duration)'
      '--duration:instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
      '--healthcare-service-id:for this service; may be repeated; default all of the resource'
      '--slot-minutes:length of a timeslot; default the service'\''s own'
    ) ;;
    'appointments list') reply=(
      '--resource-id:only of this resource'
      '--patient-id:only of this patient'
      '--start:only those that end after it'
      '--end:only those that start before it'
      '--duration:instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
      '--on:that day: today, fri or YYYY-MM-DD, instead of --start and --end'
    ) ;;
    'appointments create') reply=(
      '--start:when it starts (required, or --slot)'
      '--end:when it ends (required, or --duration, or --slot)'
      '--duration:instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
      '--resource-id:with whom, or with what (required, or --slot)'
      '--patient-id:for whom'
      '--healthcare-service-id:what for (required, or --slot)'
      '--comment:a remark, at most 500 characters in the sandbox'
      '--slot:a timeslot, as timeslots list prints it, instead of start, end, resource and service; @- reads standard input, @FILE a file'
    ) ;;
    'appointments update') reply=(
      '--start:new start; only together with the end'
      '--end:new end; only together with the start'
      '--duration:instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
      '--resource-id:new resource, by its bare EHR id'
      '--comment:new remark'
    ) ;;
    'appointments cancel') reply=(
      '--comment:a remark'
    ) ;;
    'appointments confirm') reply=(
      '--code:the code'
    ) ;;
    'patients find') reply=(
      '--first-name:given name, whole, in any case'
      '--last-name:family name, whole, in any case'
    ) ;;
    'patients create') reply=(
      '--first-name:given name'
      '--last-name:family name'
      '--external-id:Swedish or Norwegian personal number, bare'
      '--phone:phone number; may be repeated'
      '--email:e-mail address; may be repeated'
    ) ;;
    'medical-notes list') reply=(
      '--patient-id:whose record it is'
    ) ;;
    'medical-notes create') reply=(
      '--patient-id:whose record it is'
      '--template-id:the note'\''s template, one of leyr_unstructured, leyr_acute_visit, leyr_new_visit_psychology, leyr_follow_up_visit_psychology, leyr_care_status; default leyr_unstructured'
      '--title:the note'\''s title'
      '--created-by-id:who wrote it, by the bare EHR id'
      '--content:the note as the template wants it; @- reads standard input, @FILE a file (required, or --unstructured)'
      '--unstructured:the note as plain text; @- reads standard input, @FILE a file'
    ) ;;
    'documents list') reply=(
      '--patient-id:whose record it is'
    ) ;;
    'documents create') reply=(
      '--patient-id:whose record it is'
      '--file:the file; @- reads standard input'
      '--format:its media type; default by the file'\''s name'
      '--title:the document'\''s title'
      '--type:what kind of document it is'
      '--created-by-id:who made it, by the bare EHR id'
    ) ;;
    status) reply=(
      '--check:ask the API whether it answers'
    ) ;;
    smoke) reply=(
      '--write:create a patient and a booking, which is cancelled again; with =all also notes, documents and schedules, which stay (the embedded sandbox: always)'
      '--strict:prove that what an EHR lacks is refused, instead of skipping it'
      '--external-id:personal number of the patient to create, best as @FILE'
      '--code:confirms bookings in two steps; default the sandbox'\''s own'
      '--junit:write JUnit'\''s XML there, one suite per EHR'
      '--markdown:write a summary in Markdown there, as CI servers show it'
      '--list:show the checks, and do none'
      '--only:do these alone, and what they build on'
      '--skip:leave these out'
      '--max-latency:a check fails whose answer takes longer'
      '--tap:print the Test Anything Protocol'
      '--wait:first wait so long until the API answers at all'
      '--fail-fast:stop at the first failure; one EHR at a time'
      '--max-time:stop after so long'
      '--parallel:how many EHRs at a time; default 4'
    ) ;;
    api) reply=(
      '-q:add to the query; may be repeated'
      '--query:add to the query; may be repeated'
      '-f:a text in the body; may be repeated'
      '--raw-field:a text in the body; may be repeated'
      '-F:any JSON in the body; may be repeated'
      '--field:any JSON in the body; may be repeated'
      '--input:the whole body, JSON; - reads standard input'
      '-H:a request header; may be repeated'
      '--request-header:a request header; may be repeated'
      '-i:show status and headers of the answer too'
      '--include:show status and headers of the answer too'
    ) ;;
    openapi) reply=(
      '--openapi-version:the version of OpenAPI; default 3.1'
    ) ;;
    batch) reply=(
      '--parallel:how many run at once; default 4'
      '--unordered:write results as they come, not in the order of the lines'
      '--rate:begin at most so many a second, or N/m, N/h'
      '--stop-on-error:begin no further line after one has failed'
      '--allow-files:let lines read files: @FILE, --file, --input'
      '--allow-targets:let lines say where they go: --api, --profile, --allow-http'
      '--journal:record what is done, and skip it when the batch is run again'
      '--retry-unknown:with a journal: send writes again whose end is unknown'
    ) ;;
    'profiles show') reply=(
      '--origin:say where each value comes from'
    ) ;;
    'profiles use') reply=(
      '--none:use no profile where none is named'
    ) ;;
    'sandbox serve') reply=(
      '--port:the port; default a free one'
      '--bind:the address to listen on; default 127.0.0.1'
      '--auth:demand x-leyr-client-id and x-leyr-client-secret, with any value'
      '--memory:start with an empty sandbox and keep nothing'
      '--control:let tests reset it, set its clock and its faults, at /_sandbox/'
      '--clock:the sandbox'\''s time in ISO 8601, which then stands still; default EHRCTL_SANDBOX_CLOCK'
      '--file:keep the sandbox'\''s state there'
      '--fault:fail on purpose: '\''POST /appointments=503*2'\'''
    ) ;;
    'sandbox exec') reply=(
      '--clock:the sandbox'\''s time in ISO 8601, which then stands still; default EHRCTL_SANDBOX_CLOCK'
      '--file:keep the sandbox'\''s state there'
      '--fault:fail on purpose: '\''POST /appointments=503*2'\'''
    ) ;;
  esac
}

# Adds the options of every command to $reply.
_ehrctl_add_global_options() {
  reply+=(
    '--api:sandbox (embedded, the default), sandbox:FILE, the base URL of an API, or fhir:URL of a FHIR R4 server'
    '--emr:the EHR; default konfidens in the embedded sandbox'
    '--care-unit:the care unit; default the EHR'\''s first in the embedded sandbox'
    '-p:take settings from this profile'
    '--profile:take settings from this profile'
    '-o:table (default), json, ndjson, csv, id or week'
    '--output:table (default), json, ndjson, csv, id or week'
    '--fields:show these columns or keys only, a dot leading into an object, such as id,start'
    '--sort:order a list by these keys, with - in front the other way round; what lacks one comes last'
    '--limit:show the first N of a list only, after it was sorted'
    '--names:show resource_name and healthcare_service_name beside their ids; each is looked up once'
    '--jq:filter the answer'\''s JSON as jq does; texts are printed raw, one a line'
    '--id-via-header:send every typed id by reference to a request header'
    '--no-id-via-header:never do so; without either, national numbers go by header'
    '--header:a request header that an id header:NAME refers to; may be repeated'
    '--resource-id-header:header for a resource id; default x-resource-id'
    '--patient-id-header:header for a patient id; default x-patient-id'
    '--no-check:skip check digits, dates and what the EHR supports: let the API decide'
    '--time-zone:how local times are read, such as Europe/Stockholm'
    '-y:do not ask: where a profile says writes=ask, and before a sandbox is emptied'
    '--yes:do not ask: where a profile says writes=ask, and before a sandbox is emptied'
    '--dry-run:print the request, ids masked, instead of sending it'
    '--curl:print a curl command instead of sending the request'
    '--timeout:for each attempt of a remote call; default 30s'
    '--connect-timeout:for connecting; default 5s'
    '--retries:how often a read is tried again; default 2'
    '--allow-http:allow plain http to another machine than this one'
    '-v:show each request, its status and time on standard error, ids masked'
    '--verbose:show each request, its status and time on standard error, ids masked'
    '--color:auto (default), always or never'
    '-h:show this help'
    '--help:show this help'
    '-V:show the version'
    '--version:show the version'
  )
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
    typed_*:header:*) return 1 ;;
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
