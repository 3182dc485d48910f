# Completes ehrctl in fish; starts nothing, needs nothing else. Generated from the command tree.

{{tables}}

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
        case 'typed_*:{{header}}*'
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
{{completions}}
