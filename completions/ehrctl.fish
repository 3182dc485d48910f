# Completes ehrctl in fish; starts nothing, needs nothing else. Generated from the command tree.

# Prints the noun of a word.
function __ehrctl_noun
    switch "$argv[1]"
        case care-units
            echo care-units
        case resources
            echo resources
        case healthcare-services services
            echo healthcare-services
        case timeslots
            echo timeslots
        case schedules
            echo schedules
        case appointments
            echo appointments
        case patients
            echo patients
        case medical-notes notes
            echo medical-notes
        case documents
            echo documents
        case status
            echo status
        case smoke
            echo smoke
        case ehrs
            echo ehrs
        case ids
            echo ids
        case api
            echo api
        case openapi
            echo openapi
        case batch
            echo batch
        case profiles
            echo profiles
        case sandbox
            echo sandbox
        case completion
            echo completion
        case version
            echo version
        case help
            echo help
    end
end

# Succeeds for a noun that needs no verb.
function __ehrctl_alone
    switch "$argv[1]"
        case status
            return 0
        case smoke
            return 0
        case api
            return 0
        case openapi
            return 0
        case batch
            return 0
        case version
            return 0
        case help
            return 0
    end
    return 1
end

# Succeeds where the next word is the value of this command's option.
function __ehrctl_valued
    switch "$argv[2]"
        case --api --emr --care-unit --profile -p --output -o --fields --sort --limit --jq --header --resource-id-header --patient-id-header --time-zone --timeout --connect-timeout --retries --color
            return 0
    end
    switch "$argv"
        case 'timeslots list --resource-id'
            return 0
        case 'timeslots list --healthcare-service-id'
            return 0
        case 'timeslots list --start'
            return 0
        case 'timeslots list --end'
            return 0
        case 'timeslots list --duration'
            return 0
        case 'timeslots list --on'
            return 0
        case 'schedules get --start'
            return 0
        case 'schedules get --end'
            return 0
        case 'schedules get --duration'
            return 0
        case 'schedules get --on'
            return 0
        case 'schedules create --start'
            return 0
        case 'schedules create --end'
            return 0
        case 'schedules create --duration'
            return 0
        case 'schedules create --healthcare-service-id'
            return 0
        case 'schedules create --slot-minutes'
            return 0
        case 'appointments list --resource-id'
            return 0
        case 'appointments list --patient-id'
            return 0
        case 'appointments list --start'
            return 0
        case 'appointments list --end'
            return 0
        case 'appointments list --duration'
            return 0
        case 'appointments list --on'
            return 0
        case 'appointments create --start'
            return 0
        case 'appointments create --end'
            return 0
        case 'appointments create --duration'
            return 0
        case 'appointments create --resource-id'
            return 0
        case 'appointments create --patient-id'
            return 0
        case 'appointments create --healthcare-service-id'
            return 0
        case 'appointments create --comment'
            return 0
        case 'appointments create --slot'
            return 0
        case 'appointments update --start'
            return 0
        case 'appointments update --end'
            return 0
        case 'appointments update --duration'
            return 0
        case 'appointments update --resource-id'
            return 0
        case 'appointments update --comment'
            return 0
        case 'appointments cancel --comment'
            return 0
        case 'appointments confirm --code'
            return 0
        case 'patients find --first-name'
            return 0
        case 'patients find --last-name'
            return 0
        case 'patients create --first-name'
            return 0
        case 'patients create --last-name'
            return 0
        case 'patients create --external-id'
            return 0
        case 'patients create --phone'
            return 0
        case 'patients create --email'
            return 0
        case 'medical-notes list --patient-id'
            return 0
        case 'medical-notes create --patient-id'
            return 0
        case 'medical-notes create --template-id'
            return 0
        case 'medical-notes create --title'
            return 0
        case 'medical-notes create --created-by-id'
            return 0
        case 'medical-notes create --content'
            return 0
        case 'medical-notes create --unstructured'
            return 0
        case 'documents list --patient-id'
            return 0
        case 'documents create --patient-id'
            return 0
        case 'documents create --file'
            return 0
        case 'documents create --format'
            return 0
        case 'documents create --title'
            return 0
        case 'documents create --type'
            return 0
        case 'documents create --created-by-id'
            return 0
        case 'smoke --external-id'
            return 0
        case 'smoke --code'
            return 0
        case 'smoke --junit'
            return 0
        case 'smoke --markdown'
            return 0
        case 'smoke --only'
            return 0
        case 'smoke --skip'
            return 0
        case 'smoke --max-latency'
            return 0
        case 'smoke --wait'
            return 0
        case 'smoke --max-time'
            return 0
        case 'smoke --parallel'
            return 0
        case 'api -q'
            return 0
        case 'api --query'
            return 0
        case 'api -f'
            return 0
        case 'api --raw-field'
            return 0
        case 'api -F'
            return 0
        case 'api --field'
            return 0
        case 'api --input'
            return 0
        case 'api -H'
            return 0
        case 'api --request-header'
            return 0
        case 'openapi --openapi-version'
            return 0
        case 'batch --parallel'
            return 0
        case 'batch --rate'
            return 0
        case 'batch --journal'
            return 0
        case 'sandbox serve --port'
            return 0
        case 'sandbox serve --bind'
            return 0
        case 'sandbox serve --clock'
            return 0
        case 'sandbox serve --file'
            return 0
        case 'sandbox serve --fault'
            return 0
        case 'sandbox exec --clock'
            return 0
        case 'sandbox exec --file'
            return 0
        case 'sandbox exec --fault'
            return 0
    end
    return 1
end

# Prints the fields of what a command answers with.
function __ehrctl_fields
    switch "$argv[1]"
        case 'care-units list'
            printf '%s\n' id name address time_zone
        case 'care-units get'
            printf '%s\n' id name address time_zone
        case 'resources list'
            printf '%s\n' id name type hsa_id
        case 'resources get'
            printf '%s\n' id name type hsa_id
        case 'healthcare-services list'
            printf '%s\n' id name duration_minutes
        case 'timeslots list'
            printf '%s\n' start end resource_id healthcare_service_id
        case 'schedules get'
            printf '%s\n' id start end resource_id healthcare_service_ids slot_minutes
        case 'schedules create'
            printf '%s\n' id start end resource_id healthcare_service_ids slot_minutes
        case 'appointments list'
            printf '%s\n' id start end status resource_id patient_id healthcare_service_id
        case 'appointments get'
            printf '%s\n' id start end status resource_id patient_id healthcare_service_id
        case 'appointments create'
            printf '%s\n' id start end status resource_id patient_id healthcare_service_id
        case 'appointments update'
            printf '%s\n' id start end status resource_id patient_id healthcare_service_id
        case 'appointments cancel'
            printf '%s\n' id start end status resource_id patient_id healthcare_service_id
        case 'appointments confirm'
            printf '%s\n' id start end status resource_id patient_id healthcare_service_id
        case 'patients find'
            printf '%s\n' emr_id first_name last_name care_unit_id
        case 'patients get'
            printf '%s\n' emr_id first_name last_name care_unit_id
        case 'patients create'
            printf '%s\n' emr_id first_name last_name care_unit_id
        case 'medical-notes list'
            printf '%s\n' id created_at title created_by_id
        case 'medical-notes create'
            printf '%s\n' id created_at title created_by_id
        case 'documents list'
            printf '%s\n' id created_at title type format created_by_id
        case 'documents create'
            printf '%s\n' id created_at title type format created_by_id
        case 'sandbox people'
            printf '%s\n' kind id name number hsa_id care_units
    end
end

# Prints the words that a value of a kind may begin with.
function __ehrctl_words
    switch "$argv[1]"
        case api
            printf '%s\n' sandbox
        case emr
            printf '%s\n' acuityscheduling anitasystems cliniko dips easypractice epic kaddio konfidens millenium muntra opusdental pasientsky physica pridok prorenata solvit takecare webdoc
        case output
            printf '%s\n' table json ndjson csv id week
        case color
            printf '%s\n' auto always never
        case typed_value
            printf '%s\n' emr_id: se_personal_number: no_personal_number: hsa_id: nhs_number: @- @ask
        case typed_id
            printf '%s\n' emr_id: se_personal_number: no_personal_number: hsa_id: nhs_number: header: @- @ask
        case readable
            printf '%s\n' @- @ask
        case content
            printf '%s\n' @-
        case file_name
            printf '%s\n' @-
        case method
            printf '%s\n' GET POST PATCH
        case path
            printf '%s\n' /care-units '/care-units/{care_unit_id}' '/care-units/{care_unit_id}/appointments' '/care-units/{care_unit_id}/appointments/' '/care-units/{care_unit_id}/healthcare-services' '/care-units/{care_unit_id}/patients' '/care-units/{care_unit_id}/patients/' '/care-units/{care_unit_id}/resources' '/care-units/{care_unit_id}/resources/' '/care-units/{care_unit_id}/timeslots'
        case topic
            printf '%s\n' care-units resources healthcare-services timeslots schedules appointments patients medical-notes documents status smoke ehrs ids api openapi batch profiles sandbox completion version times identifiers exit-codes environment privacy fhir
        case verb_care-units
            printf '%s\n' list get
        case verb_resources
            printf '%s\n' list get
        case verb_healthcare-services
            printf '%s\n' list
        case verb_timeslots
            printf '%s\n' list
        case verb_schedules
            printf '%s\n' get create
        case verb_appointments
            printf '%s\n' list get create update cancel confirm
        case verb_patients
            printf '%s\n' find get create
        case verb_medical-notes
            printf '%s\n' list create
        case verb_documents
            printf '%s\n' list create
        case verb_ehrs
            printf '%s\n' list get
        case verb_ids
            printf '%s\n' check mask
        case verb_profiles
            printf '%s\n' list show set unset use remove
        case verb_sandbox
            printf '%s\n' serve exec reset path people
        case verb_completion
            printf '%s\n' bash zsh fish
    end
end

# Prints the noun or command that the words before the cursor make up, and how many positionals follow it.
function __ehrctl_where
    set -l words (commandline -opc)
    set -l noun ''
    set -l at ''
    set -l count 0
    set -l literal 0
    set -e words[1]
    while set -q words[1]
        set -l word $words[1]
        set -e words[1]
        if test $literal = 0
            switch $word
                case --
                    set literal 1
                    continue
                case '--*=*'
                    continue
                case -
                case '-*'
                    __ehrctl_valued "$at" $word
                    and set -e words[1]
                    continue
            end
        end
        if test -z "$noun"
            set noun (__ehrctl_noun $word)
            or return 1
            test -n "$noun"
            or return 1
            set at $noun
        else if test "$at" = "$noun"; and not __ehrctl_alone $noun
            set at "$noun $word"
        else
            set count (math $count + 1)
        end
    end
    printf '%s\n' "$at" $count
end

# Succeeds where the words before the cursor make up this noun or command, and from $argv[2] to $argv[3] positionals.
function __ehrctl_at
    set -l where (__ehrctl_where)
    or return 1
    test "$where[1]" = "$argv[1]"
    or return 1
    set -q argv[2]
    or return 0
    test $where[2] -ge $argv[2] -a $where[2] -le $argv[3]
end

# Prints the names of the profiles, from the file as ehrctl writes it.
function __ehrctl_profiles
    set -l folder $XDG_CONFIG_HOME
    test -n "$folder"
    or set folder $HOME/.config
    test -r $folder/ehrctl/config.json
    and string match -r '^    "[^"\\\\]*": \{' <$folder/ehrctl/config.json | string replace -r '^    "(.*)": \{$' '$1'
end

# Prints files that begin with a text, with another text in front.
function __ehrctl_files
    for file in $argv[1]*
        if test -d $file
            printf '%s/\t\n' $argv[2]$file
        else
            printf '%s\t\n' $argv[2]$file
        end
    end
end

# Prints values of a kind for the word at the cursor, without the description of their option.
function __ehrctl_values
    set -l kind $argv[1]
    set -l word (commandline -ct | string replace -r '^--[^=]*=' '' | string unescape)
    set -l front ''
    switch "$kind:$word"
        case 'command_line:*'
            complete -C (commandline -cp | string replace -r '^.*? -- +' '')
            return
        case 'field:*'
            set front (string replace -r '[^,]*$' '' -- "$word")
            string match -qr '(^|,)-[^,]*$' -- "$word"
            and set front "$front-"
            printf '%s\t\n' "$front"(__ehrctl_fields (__ehrctl_where)[1])
            return
        case 'profile:*'
            printf '%s\t\n' (__ehrctl_profiles)
            return
        case 'help_verb:*'
            set -l words (commandline -opc)
            set kind verb_(__ehrctl_noun $words[-1])
        case 'typed_*:header:*'
            return
        case 'typed_*:*:*'
            set -l parts (string split -m 1 : -- $word)
            set front $parts[1]:
            set word $parts[2]
            set kind readable
    end
    for value in (__ehrctl_words $kind)
        printf '%s\t\n' $front$value
    end
    switch "$kind:$word"
        case 'typed_*:@*' 'readable:@*' 'content:@*' 'file_name:@*'
            set -l rest (string sub -s 2 -- $word)
            __ehrctl_files "$rest" $front@
    end
end

complete -c ehrctl -f
complete -c ehrctl -l api -x -k -a '(__ehrctl_values api)' -d 'sandbox (embedded, the default), sandbox:FILE, the base URL of an API, or fhir:URL of a FHIR R4 server'
complete -c ehrctl -l emr -x -k -a '(__ehrctl_values emr)' -d 'the EHR; default konfidens in the embedded sandbox'
complete -c ehrctl -l care-unit -x -d 'the care unit; default the EHR\'s first in the embedded sandbox'
complete -c ehrctl -s p -l profile -x -k -a '(__ehrctl_values profile)' -d 'take settings from this profile'
complete -c ehrctl -s o -l output -x -k -a '(__ehrctl_values output)' -d 'table (default), json, ndjson, csv, id or week'
complete -c ehrctl -l fields -x -k -a '(__ehrctl_values field)' -d 'show these columns or keys only, a dot leading into an object, such as id,start'
complete -c ehrctl -l sort -x -k -a '(__ehrctl_values field)' -d 'order a list by these keys, with - in front the other way round; what lacks one comes last'
complete -c ehrctl -l limit -x -d 'show the first N of a list only, after it was sorted'
complete -c ehrctl -l names -d 'show resource_name and healthcare_service_name beside their ids; each is looked up once'
complete -c ehrctl -l jq -x -d 'filter the answer\'s JSON as jq does; texts are printed raw, one a line'
complete -c ehrctl -l id-via-header -d 'send every typed id by reference to a request header'
complete -c ehrctl -l no-id-via-header -d 'never do so; without either, national numbers go by header'
complete -c ehrctl -l header -x -d 'a request header that an id header:NAME refers to; may be repeated'
complete -c ehrctl -l resource-id-header -x -d 'header for a resource id; default x-resource-id'
complete -c ehrctl -l patient-id-header -x -d 'header for a patient id; default x-patient-id'
complete -c ehrctl -l no-check -d 'skip check digits, dates and what the EHR supports: let the API decide'
complete -c ehrctl -l time-zone -x -d 'how local times are read, such as Europe/Stockholm'
complete -c ehrctl -s y -l yes -d 'do not ask: where a profile says writes=ask, and before a sandbox is emptied'
complete -c ehrctl -l dry-run -d 'print the request, ids masked, instead of sending it'
complete -c ehrctl -l curl -d 'print a curl command instead of sending the request'
complete -c ehrctl -l timeout -x -d 'for each attempt of a remote call; default 30s'
complete -c ehrctl -l connect-timeout -x -d 'for connecting; default 5s'
complete -c ehrctl -l retries -x -d 'how often a read is tried again; default 2'
complete -c ehrctl -l allow-http -d 'allow plain http to another machine than this one'
complete -c ehrctl -s v -l verbose -d 'show each request, its status and time on standard error, ids masked'
complete -c ehrctl -l color -x -k -a '(__ehrctl_values color)' -d 'auto (default), always or never'
complete -c ehrctl -s h -l help -d 'show this help'
complete -c ehrctl -s V -l version -d 'show the version'
complete -c ehrctl -n '__ehrctl_at \'\'' -a care-units -d 'places of care'
complete -c ehrctl -n '__ehrctl_at \'care-units\'' -a list -d 'List the places of care'
complete -c ehrctl -n '__ehrctl_at \'care-units\'' -a get -d 'Show one care unit'
complete -c ehrctl -n '__ehrctl_at \'care-units get\' 0 0' -k -a '(__ehrctl_values readable)'
complete -c ehrctl -n '__ehrctl_at \'\'' -a resources -d 'people and equipment that can be booked'
complete -c ehrctl -n '__ehrctl_at \'resources\'' -a list -d 'List the people and equipment that can be booked'
complete -c ehrctl -n '__ehrctl_at \'resources\'' -a get -d 'Show one resource'
complete -c ehrctl -n '__ehrctl_at \'resources get\' 0 0' -k -a '(__ehrctl_values typed_id)'
complete -c ehrctl -n '__ehrctl_at \'\'' -a healthcare-services -d 'kinds of appointment'
complete -c ehrctl -n '__ehrctl_at \'\'' -a services -d 'kinds of appointment'
complete -c ehrctl -n '__ehrctl_at \'healthcare-services\'' -a list -d 'List the kinds of appointment'
complete -c ehrctl -n '__ehrctl_at \'\'' -a timeslots -d 'windows in which resources are free'
complete -c ehrctl -n '__ehrctl_at \'timeslots\'' -a list -d 'List the windows in which resources are free'
complete -c ehrctl -n '__ehrctl_at \'timeslots list\'' -l resource-id -x -k -a '(__ehrctl_values typed_id)' -d 'only of this resource, by its bare EHR id'
complete -c ehrctl -n '__ehrctl_at \'timeslots list\'' -l healthcare-service-id -x -k -a '(__ehrctl_values readable)' -d 'only for this service'
complete -c ehrctl -n '__ehrctl_at \'timeslots list\'' -l start -x -d 'from then on; default now'
complete -c ehrctl -n '__ehrctl_at \'timeslots list\'' -l end -x -d 'until then; default 30 days after the start'
complete -c ehrctl -n '__ehrctl_at \'timeslots list\'' -l duration -x -d 'instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
complete -c ehrctl -n '__ehrctl_at \'timeslots list\'' -l on -x -d 'that day: today, fri or YYYY-MM-DD, instead of --start and --end'
complete -c ehrctl -n '__ehrctl_at \'\'' -a schedules -d 'when resources work'
complete -c ehrctl -n '__ehrctl_at \'schedules\'' -a get -d 'Show when a resource works'
complete -c ehrctl -n '__ehrctl_at \'schedules get\' 0 0' -k -a '(__ehrctl_values typed_id)'
complete -c ehrctl -n '__ehrctl_at \'schedules get\'' -l start -x -d 'from then on; default now'
complete -c ehrctl -n '__ehrctl_at \'schedules get\'' -l end -x -d 'until then; default 30 days after the start'
complete -c ehrctl -n '__ehrctl_at \'schedules get\'' -l duration -x -d 'instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
complete -c ehrctl -n '__ehrctl_at \'schedules get\'' -l on -x -d 'that day: today, fri or YYYY-MM-DD, instead of --start and --end'
complete -c ehrctl -n '__ehrctl_at \'schedules\'' -a create -d 'Open a period in which a resource works, and so its timeslots'
complete -c ehrctl -n '__ehrctl_at \'schedules create\' 0 0' -k -a '(__ehrctl_values typed_id)'
complete -c ehrctl -n '__ehrctl_at \'schedules create\'' -l start -x -d 'when the period starts'
complete -c ehrctl -n '__ehrctl_at \'schedules create\'' -l end -x -d 'when it ends (required, or --duration)'
complete -c ehrctl -n '__ehrctl_at \'schedules create\'' -l duration -x -d 'instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
complete -c ehrctl -n '__ehrctl_at \'schedules create\'' -l healthcare-service-id -x -k -a '(__ehrctl_values readable)' -d 'for this service; may be repeated; default all of the resource'
complete -c ehrctl -n '__ehrctl_at \'schedules create\'' -l slot-minutes -x -d 'length of a timeslot; default the service\'s own'
complete -c ehrctl -n '__ehrctl_at \'\'' -a appointments -d 'book, move, cancel and confirm'
complete -c ehrctl -n '__ehrctl_at \'appointments\'' -a list -d 'List appointments'
complete -c ehrctl -n '__ehrctl_at \'appointments list\'' -l resource-id -x -k -a '(__ehrctl_values typed_id)' -d 'only of this resource'
complete -c ehrctl -n '__ehrctl_at \'appointments list\'' -l patient-id -x -k -a '(__ehrctl_values typed_id)' -d 'only of this patient'
complete -c ehrctl -n '__ehrctl_at \'appointments list\'' -l start -x -d 'only those that end after it'
complete -c ehrctl -n '__ehrctl_at \'appointments list\'' -l end -x -d 'only those that start before it'
complete -c ehrctl -n '__ehrctl_at \'appointments list\'' -l duration -x -d 'instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
complete -c ehrctl -n '__ehrctl_at \'appointments list\'' -l on -x -d 'that day: today, fri or YYYY-MM-DD, instead of --start and --end'
complete -c ehrctl -n '__ehrctl_at \'appointments\'' -a get -d 'Show one appointment'
complete -c ehrctl -n '__ehrctl_at \'appointments get\' 0 0' -k -a '(__ehrctl_values readable)'
complete -c ehrctl -n '__ehrctl_at \'appointments\'' -a create -d 'Book a free timeslot for a patient'
complete -c ehrctl -n '__ehrctl_at \'appointments create\'' -l start -x -d 'when it starts (required, or --slot)'
complete -c ehrctl -n '__ehrctl_at \'appointments create\'' -l end -x -d 'when it ends (required, or --duration, or --slot)'
complete -c ehrctl -n '__ehrctl_at \'appointments create\'' -l duration -x -d 'instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
complete -c ehrctl -n '__ehrctl_at \'appointments create\'' -l resource-id -x -k -a '(__ehrctl_values typed_id)' -d 'with whom, or with what (required, or --slot)'
complete -c ehrctl -n '__ehrctl_at \'appointments create\'' -l patient-id -x -k -a '(__ehrctl_values typed_id)' -d 'for whom'
complete -c ehrctl -n '__ehrctl_at \'appointments create\'' -l healthcare-service-id -x -k -a '(__ehrctl_values readable)' -d 'what for (required, or --slot)'
complete -c ehrctl -n '__ehrctl_at \'appointments create\'' -l comment -x -d 'a remark, at most 500 characters in the sandbox'
complete -c ehrctl -n '__ehrctl_at \'appointments create\'' -l slot -x -k -a '(__ehrctl_values content)' -d 'a timeslot, as timeslots list prints it, instead of start, end, resource and service; @- reads standard input, @FILE a file'
complete -c ehrctl -n '__ehrctl_at \'appointments\'' -a update -d 'Move an appointment, or change its resource or comment'
complete -c ehrctl -n '__ehrctl_at \'appointments update\' 0 0' -k -a '(__ehrctl_values readable)'
complete -c ehrctl -n '__ehrctl_at \'appointments update\'' -l start -x -d 'new start; only together with the end'
complete -c ehrctl -n '__ehrctl_at \'appointments update\'' -l end -x -d 'new end; only together with the start'
complete -c ehrctl -n '__ehrctl_at \'appointments update\'' -l duration -x -d 'instead of --end: how long, such as 30m, 1h30m, 1d or 1w'
complete -c ehrctl -n '__ehrctl_at \'appointments update\'' -l resource-id -x -k -a '(__ehrctl_values typed_id)' -d 'new resource, by its bare EHR id'
complete -c ehrctl -n '__ehrctl_at \'appointments update\'' -l comment -x -d 'new remark'
complete -c ehrctl -n '__ehrctl_at \'appointments\'' -a cancel -d 'Cancel one or more appointments'
complete -c ehrctl -n '__ehrctl_at \'appointments cancel\' 0 9999' -k -a '(__ehrctl_values readable)'
complete -c ehrctl -n '__ehrctl_at \'appointments cancel\'' -l comment -x -d 'a remark'
complete -c ehrctl -n '__ehrctl_at \'appointments\'' -a confirm -d 'Confirm a booking or a cancelling with the code that the patient got'
complete -c ehrctl -n '__ehrctl_at \'appointments confirm\' 0 0' -k -a '(__ehrctl_values readable)'
complete -c ehrctl -n '__ehrctl_at \'appointments confirm\'' -l code -x -k -a '(__ehrctl_values readable)' -d 'the code'
complete -c ehrctl -n '__ehrctl_at \'\'' -a patients -d 'find and register patients'
complete -c ehrctl -n '__ehrctl_at \'patients\'' -a find -d 'Find patients by name, one of the two at least'
complete -c ehrctl -n '__ehrctl_at \'patients find\'' -l first-name -x -d 'given name, whole, in any case'
complete -c ehrctl -n '__ehrctl_at \'patients find\'' -l last-name -x -d 'family name, whole, in any case'
complete -c ehrctl -n '__ehrctl_at \'patients\'' -a get -d 'Show one patient'
complete -c ehrctl -n '__ehrctl_at \'patients get\' 0 0' -k -a '(__ehrctl_values typed_id)'
complete -c ehrctl -n '__ehrctl_at \'patients\'' -a create -d 'Register a patient; one that exists is answered unchanged'
complete -c ehrctl -n '__ehrctl_at \'patients create\'' -l first-name -x -d 'given name'
complete -c ehrctl -n '__ehrctl_at \'patients create\'' -l last-name -x -d 'family name'
complete -c ehrctl -n '__ehrctl_at \'patients create\'' -l external-id -x -k -a '(__ehrctl_values readable)' -d 'Swedish or Norwegian personal number, bare'
complete -c ehrctl -n '__ehrctl_at \'patients create\'' -l phone -x -d 'phone number; may be repeated'
complete -c ehrctl -n '__ehrctl_at \'patients create\'' -l email -x -d 'e-mail address; may be repeated'
complete -c ehrctl -n '__ehrctl_at \'\'' -a medical-notes -d 'notes in a patient\'s record'
complete -c ehrctl -n '__ehrctl_at \'\'' -a notes -d 'notes in a patient\'s record'
complete -c ehrctl -n '__ehrctl_at \'medical-notes\'' -a list -d 'List a patient\'s notes'
complete -c ehrctl -n '__ehrctl_at \'medical-notes list\'' -l patient-id -x -k -a '(__ehrctl_values typed_id)' -d 'whose record it is'
complete -c ehrctl -n '__ehrctl_at \'medical-notes\'' -a create -d 'Write a note, unsigned, into a patient\'s record'
complete -c ehrctl -n '__ehrctl_at \'medical-notes create\'' -l patient-id -x -k -a '(__ehrctl_values typed_id)' -d 'whose record it is'
complete -c ehrctl -n '__ehrctl_at \'medical-notes create\'' -l template-id -x -d 'the note\'s template, one of leyr_unstructured, leyr_acute_visit, leyr_new_visit_psychology, leyr_follow_up_visit_psychology, leyr_care_status; default leyr_unstructured'
complete -c ehrctl -n '__ehrctl_at \'medical-notes create\'' -l title -x -d 'the note\'s title'
complete -c ehrctl -n '__ehrctl_at \'medical-notes create\'' -l created-by-id -x -k -a '(__ehrctl_values typed_id)' -d 'who wrote it, by the bare EHR id'
complete -c ehrctl -n '__ehrctl_at \'medical-notes create\'' -l content -x -k -a '(__ehrctl_values content)' -d 'the note as the template wants it; @- reads standard input, @FILE a file (required, or --unstructured)'
complete -c ehrctl -n '__ehrctl_at \'medical-notes create\'' -l unstructured -x -k -a '(__ehrctl_values content)' -d 'the note as plain text; @- reads standard input, @FILE a file'
complete -c ehrctl -n '__ehrctl_at \'\'' -a documents -d 'documents in a patient\'s record'
complete -c ehrctl -n '__ehrctl_at \'documents\'' -a list -d 'List a patient\'s documents'
complete -c ehrctl -n '__ehrctl_at \'documents list\'' -l patient-id -x -k -a '(__ehrctl_values typed_id)' -d 'whose record it is'
complete -c ehrctl -n '__ehrctl_at \'documents\'' -a create -d 'File a document in a patient\'s record'
complete -c ehrctl -n '__ehrctl_at \'documents create\'' -l patient-id -x -k -a '(__ehrctl_values typed_id)' -d 'whose record it is'
complete -c ehrctl -n '__ehrctl_at \'documents create\'' -l file -r -F -k -a '(__ehrctl_values file_name)' -d 'the file; @- reads standard input'
complete -c ehrctl -n '__ehrctl_at \'documents create\'' -l format -x -d 'its media type; default by the file\'s name'
complete -c ehrctl -n '__ehrctl_at \'documents create\'' -l title -x -d 'the document\'s title'
complete -c ehrctl -n '__ehrctl_at \'documents create\'' -l type -x -d 'what kind of document it is'
complete -c ehrctl -n '__ehrctl_at \'documents create\'' -l created-by-id -x -k -a '(__ehrctl_values typed_id)' -d 'who made it, by the bare EHR id'
complete -c ehrctl -n '__ehrctl_at \'\'' -a status -d 'where a command would go, and why there'
complete -c ehrctl -n '__ehrctl_at \'status\'' -l check -d 'ask the API whether it answers'
complete -c ehrctl -n '__ehrctl_at \'\'' -a smoke -d 'check whether an environment works, for CI'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l write -d 'create a patient and a booking, which is cancelled again; with =all also notes, documents and schedules, which stay (the embedded sandbox: always)'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l strict -d 'prove that what an EHR lacks is refused, instead of skipping it'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l external-id -x -k -a '(__ehrctl_values readable)' -d 'personal number of the patient to create, best as @FILE'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l code -x -k -a '(__ehrctl_values readable)' -d 'confirms bookings in two steps; default the sandbox\'s own'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l junit -r -F -k -a '(__ehrctl_values file_name)' -d 'write JUnit\'s XML there, one suite per EHR'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l markdown -r -F -k -a '(__ehrctl_values file_name)' -d 'write a summary in Markdown there, as CI servers show it'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l list -d 'show the checks, and do none'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l only -x -d 'do these alone, and what they build on'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l skip -x -d 'leave these out'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l max-latency -x -d 'a check fails whose answer takes longer'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l tap -d 'print the Test Anything Protocol'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l wait -x -d 'first wait so long until the API answers at all'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l fail-fast -d 'stop at the first failure; one EHR at a time'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l max-time -x -d 'stop after so long'
complete -c ehrctl -n '__ehrctl_at \'smoke\'' -l parallel -x -d 'how many EHRs at a time; default 4'
complete -c ehrctl -n '__ehrctl_at \'\'' -a ehrs -d 'what each EHR supports'
complete -c ehrctl -n '__ehrctl_at \'ehrs\'' -a list -d 'List the EHRs, the types of id they know and what they lack'
complete -c ehrctl -n '__ehrctl_at \'ehrs\'' -a get -d 'Show what one EHR supports, and which facts are documented'
complete -c ehrctl -n '__ehrctl_at \'ehrs get\' 0 0' -k -a '(__ehrctl_values emr)'
complete -c ehrctl -n '__ehrctl_at \'\'' -a ids -d 'check identifiers, mask them in text'
complete -c ehrctl -n '__ehrctl_at \'ids\'' -a check -d 'Check identifiers: syntax, check digits and dates'
complete -c ehrctl -n '__ehrctl_at \'ids check\' 0 9999' -k -a '(__ehrctl_values typed_value)'
complete -c ehrctl -n '__ehrctl_at \'ids\'' -a mask -d 'Mask identifiers in text: from standard input to standard output'
complete -c ehrctl -n '__ehrctl_at \'\'' -a api -d 'any request to the API'
complete -c ehrctl -n '__ehrctl_at \'api\' 0 0' -k -a '(__ehrctl_values method)'
complete -c ehrctl -n '__ehrctl_at \'api\' 1 1' -k -a '(__ehrctl_values path)'
complete -c ehrctl -n '__ehrctl_at \'api\'' -s q -l query -x -d 'add to the query; may be repeated'
complete -c ehrctl -n '__ehrctl_at \'api\'' -s f -l raw-field -x -d 'a text in the body; may be repeated'
complete -c ehrctl -n '__ehrctl_at \'api\'' -s F -l field -x -d 'any JSON in the body; may be repeated'
complete -c ehrctl -n '__ehrctl_at \'api\'' -l input -r -F -k -a '(__ehrctl_values file_name)' -d 'the whole body, JSON; - reads standard input'
complete -c ehrctl -n '__ehrctl_at \'api\'' -s H -l request-header -x -d 'a request header; may be repeated'
complete -c ehrctl -n '__ehrctl_at \'api\'' -s i -l include -d 'show status and headers of the answer too'
complete -c ehrctl -n '__ehrctl_at \'\'' -a openapi -d 'the contract as an OpenAPI document'
complete -c ehrctl -n '__ehrctl_at \'openapi\'' -l openapi-version -x -d 'the version of OpenAPI; default 3.1'
complete -c ehrctl -n '__ehrctl_at \'\'' -a batch -d 'many commands in one process'
complete -c ehrctl -n '__ehrctl_at \'batch\' 0 0' -F -k -a '(__ehrctl_values file_name)'
complete -c ehrctl -n '__ehrctl_at \'batch\'' -l parallel -x -d 'how many run at once; default 4'
complete -c ehrctl -n '__ehrctl_at \'batch\'' -l unordered -d 'write results as they come, not in the order of the lines'
complete -c ehrctl -n '__ehrctl_at \'batch\'' -l rate -x -d 'begin at most so many a second, or N/m, N/h'
complete -c ehrctl -n '__ehrctl_at \'batch\'' -l stop-on-error -d 'begin no further line after one has failed'
complete -c ehrctl -n '__ehrctl_at \'batch\'' -l allow-files -d 'let lines read files: @FILE, --file, --input'
complete -c ehrctl -n '__ehrctl_at \'batch\'' -l allow-targets -d 'let lines say where they go: --api, --profile, --allow-http'
complete -c ehrctl -n '__ehrctl_at \'batch\'' -l journal -x -d 'record what is done, and skip it when the batch is run again'
complete -c ehrctl -n '__ehrctl_at \'batch\'' -l retry-unknown -d 'with a journal: send writes again whose end is unknown'
complete -c ehrctl -n '__ehrctl_at \'\'' -a profiles -d 'named settings'
complete -c ehrctl -n '__ehrctl_at \'profiles\'' -a list -d 'List the profiles'
complete -c ehrctl -n '__ehrctl_at \'profiles\'' -a show -d 'Show the settings in force'
complete -c ehrctl -n '__ehrctl_at \'profiles show\' 0 0' -k -a '(__ehrctl_values profile)'
complete -c ehrctl -n '__ehrctl_at \'profiles show\'' -l origin -d 'say where each value comes from'
complete -c ehrctl -n '__ehrctl_at \'profiles\'' -a set -d 'Make or change a profile'
complete -c ehrctl -n '__ehrctl_at \'profiles set\' 0 0' -k -a '(__ehrctl_values profile)'
complete -c ehrctl -n '__ehrctl_at \'profiles\'' -a unset -d 'Take settings out of a profile'
complete -c ehrctl -n '__ehrctl_at \'profiles unset\' 0 0' -k -a '(__ehrctl_values profile)'
complete -c ehrctl -n '__ehrctl_at \'profiles\'' -a use -d 'Choose the profile for commands that name none'
complete -c ehrctl -n '__ehrctl_at \'profiles use\' 0 0' -k -a '(__ehrctl_values profile)'
complete -c ehrctl -n '__ehrctl_at \'profiles use\'' -l none -d 'use no profile where none is named'
complete -c ehrctl -n '__ehrctl_at \'profiles\'' -a remove -d 'Remove a profile'
complete -c ehrctl -n '__ehrctl_at \'profiles remove\' 0 0' -k -a '(__ehrctl_values profile)'
complete -c ehrctl -n '__ehrctl_at \'\'' -a sandbox -d 'the embedded EHRs: their state, and a server'
complete -c ehrctl -n '__ehrctl_at \'sandbox\'' -a serve -d 'Serve the sandbox over HTTP; its URL is printed when it accepts connections'
complete -c ehrctl -n '__ehrctl_at \'sandbox serve\'' -l port -x -d 'the port; default a free one'
complete -c ehrctl -n '__ehrctl_at \'sandbox serve\'' -l bind -x -d 'the address to listen on; default 127.0.0.1'
complete -c ehrctl -n '__ehrctl_at \'sandbox serve\'' -l auth -d 'demand x-leyr-client-id and x-leyr-client-secret, with any value'
complete -c ehrctl -n '__ehrctl_at \'sandbox serve\'' -l memory -d 'start with an empty sandbox and keep nothing'
complete -c ehrctl -n '__ehrctl_at \'sandbox serve\'' -l control -d 'let tests reset it, set its clock and its faults, at /_sandbox/'
complete -c ehrctl -n '__ehrctl_at \'sandbox serve\'' -l clock -x -d 'the sandbox\'s time in ISO 8601, which then stands still; default EHRCTL_SANDBOX_CLOCK'
complete -c ehrctl -n '__ehrctl_at \'sandbox serve\'' -l file -x -d 'keep the sandbox\'s state there'
complete -c ehrctl -n '__ehrctl_at \'sandbox serve\'' -l fault -x -d 'fail on purpose: \'POST /appointments=503*2\''
complete -c ehrctl -n '__ehrctl_at \'sandbox\'' -a exec -d 'Run a program with a sandbox server of its own, which is gone afterwards'
complete -c ehrctl -n '__ehrctl_at \'sandbox exec\'' -l clock -x -d 'the sandbox\'s time in ISO 8601, which then stands still; default EHRCTL_SANDBOX_CLOCK'
complete -c ehrctl -n '__ehrctl_at \'sandbox exec\'' -l file -x -d 'keep the sandbox\'s state there'
complete -c ehrctl -n '__ehrctl_at \'sandbox exec\'' -l fault -x -d 'fail on purpose: \'POST /appointments=503*2\''
complete -c ehrctl -n '__ehrctl_at \'sandbox exec\' 0 9999' -k -a '(__ehrctl_values command_line)'
complete -c ehrctl -n '__ehrctl_at \'sandbox\'' -a reset -d 'Empty the sandbox; a server that has it open goes on with it'
complete -c ehrctl -n '__ehrctl_at \'sandbox\'' -a path -d 'Print the file that holds the sandbox\'s state'
complete -c ehrctl -n '__ehrctl_at \'sandbox\'' -a people -d 'List the fictive people of an EHR, with their ids and test numbers'
complete -c ehrctl -n '__ehrctl_at \'\'' -a completion -d 'completion scripts for shells'
complete -c ehrctl -n '__ehrctl_at \'completion\'' -a bash -d 'Print the completion script for bash'
complete -c ehrctl -n '__ehrctl_at \'completion\'' -a zsh -d 'Print the completion script for zsh'
complete -c ehrctl -n '__ehrctl_at \'completion\'' -a fish -d 'Print the completion script for fish'
complete -c ehrctl -n '__ehrctl_at \'\'' -a version -d 'version, build and runtime'
complete -c ehrctl -n '__ehrctl_at \'\'' -a help -d 'help of a command, or on a topic'
complete -c ehrctl -n '__ehrctl_at help 0 0' -k -a '(__ehrctl_values topic)'
complete -c ehrctl -n '__ehrctl_at help 1 1' -k -a '(__ehrctl_values help_verb)'
