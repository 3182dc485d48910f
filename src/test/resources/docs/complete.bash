# Calls the completion function as bash does for $2, which the further arguments split as readline does; one reply a line.
source "$1"
COMP_LINE=$2
COMP_POINT=${#2}
shift 2
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMP_WORDBREAKS=$' \t\n"\'@><=;|&(:'
_ehrctl
printf '%s\n' "${COMPREPLY[@]}"
