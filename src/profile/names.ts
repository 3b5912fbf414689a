// Function names as people know them.

/**
 * Without the type arguments of Go's instantiations: `shop.Map[go.shape.*uint8,go.shape.string].func1` is
 * `shop.Map.func1`, so that a function still matches when its shapes changed. Brackets nest and may stand in
 * quoted struct tags; a bracket without its end stays as it is.
 */
export function plainName(name: string): string {
  let plain = '';
  let at = 0;
  for (;;) {
    const open = nextArguments(name, at);
    if (open < 0) return plain + name.slice(at);
    const close = closingBracket(name, open);
    if (close < 0) return plain + name.slice(at);
    plain += name.slice(at, open);
    at = close + 1;
  }
}

/** Go shortens the arguments to `[...]` in some places, stack traces among them. */
function nextArguments(name: string, from: number): number {
  for (let open = name.indexOf('[', from); open >= 0; open = name.indexOf('[', open + 1)) {
    if (name.startsWith('[go.shape.', open) || name.startsWith('[...]', open)) return open;
  }
  return -1;
}

function closingBracket(name: string, open: number): number {
  let depth = 0;
  for (let i = open; i < name.length; i++) {
    const char = name[i];
    if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return i;
    else if (char === '"' || char === '`') {
      i = closingQuote(name, i);
      if (i < 0) return -1;
    }
  }
  return -1;
}

function closingQuote(name: string, open: number): number {
  const quote = name[open];
  for (let i = open + 1; i < name.length; i++) {
    if (name[i] === '\\' && quote === '"') i++;
    else if (name[i] === quote) return i;
  }
  return -1;
}
