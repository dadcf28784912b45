/** Calls that come close together become one, once it was quiet for a while; `end` takes back what waits. */
export function debounced(
  call: () => void,
  milliseconds: number,
): { readonly ask: () => void; readonly end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
  };
  return {
    ask: () => {
      end();
      timer = setTimeout(call, milliseconds);
    },
    end,
  };
}
