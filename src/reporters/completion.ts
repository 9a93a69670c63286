/** A completion script: commands first, then the options of the command, file names everywhere. */
export function formatCompletion(
  shell: 'bash' | 'zsh',
  options: Readonly<Record<string, readonly string[]>>,
): string {
  const cases = Object.entries(options)
    .map(([command, names]) => `    ${command}) words="${names.join(' ')}" ;;`)
    .join('\n');
  const bash = `_stancekit() {
  local words cur="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${Object.keys(options).join(' ')} --help --version" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases}
    *) words="" ;;
  esac
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
  esac
}
complete -o default -o bashdefault -F _stancekit stancekit
`;
  return shell === 'bash' ? bash : `autoload -U +X bashcompinit && bashcompinit\n${bash}`;
}
